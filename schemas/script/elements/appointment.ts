import { z } from 'zod';
import { field } from '#schemas/nodes/fields.ts';
import type { AnswerRule } from '../answer-rule.ts';
import { defineElement, questionShape } from './element-kind.ts';

const MAX_DAYS = 730;
const days = z.number().int().min(0).max(MAX_DAYS);

/** A day and a time within the hours at which appointments are given, in the contact's time zone. */
export const appointment = defineElement({
  type: 'appointment',
  icon: 'calendar-time',
  answer: 'date-time',
  schema: z.strictObject({
    type: z.literal('appointment'),
    ...questionShape(['date-time']),
    minDays: field(days.default(0), { widget: 'number' }),
    maxDays: field(days.default(90), { widget: 'number' }),
    fromHour: field(z.number().int().min(0).max(23).default(9), { widget: 'number' }),
    toHour: field(z.number().int().min(1).max(24).default(18), { widget: 'number' }),
    weekends: field(z.boolean().default(false), { widget: 'switch' }),
  }),
  rule: ({ required, minDays, maxDays, fromHour, toHour, weekends }): AnswerRule => ({
    required,
    is: 'appointment',
    minDays,
    maxDays,
    fromHour,
    toHour,
    weekends,
  }),
  texts: {
    en: {
      name: 'Appointment',
      description: 'A day and a time at which somebody will come or call.',
      fields: {
        minDays: { label: 'Earliest, in days', help: '0 is today.' },
        maxDays: { label: 'Latest, in days' },
        fromHour: { label: 'From (hour)' },
        toHour: { label: 'Until (hour)' },
        weekends: { label: 'Also on Saturdays and Sundays' },
      },
    },
    fr: {
      name: 'Rendez-vous',
      description: 'Un jour et une heure auxquels quelqu’un viendra ou appellera.',
      fields: {
        minDays: { label: 'Au plus tôt, en jours', help: '0 est aujourd’hui.' },
        maxDays: { label: 'Au plus tard, en jours' },
        fromHour: { label: 'De (heure)' },
        toHour: { label: 'Jusqu’à (heure)' },
        weekends: { label: 'Aussi le samedi et le dimanche' },
      },
    },
  },
});

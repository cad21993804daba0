import { z } from 'zod';
import { variableName } from '../evaluated.ts';
import { field } from '../fields.ts';
import { defineNode } from '../node-kind.ts';
import { compileOpeningHours } from './compile.ts';
import { texts } from './text.ts';

export const openingHoursConfig = z.strictObject({
  /** Without one, only holidays close. */
  schedule: field(z.string().max(64), { widget: 'reference', reference: 'schedule', optionalWith: 'holidays' }),
  holidays: field(z.string().max(64).default(''), {
    widget: 'reference',
    reference: 'holiday-group',
    optional: true,
  }),
  /** Plays the announcement that the holiday itself has, before the exit is taken. */
  announce: field(z.boolean().default(false), { widget: 'switch' }),
  /** Where a caller goes who has heard the holiday's own announcement: on as any other, or by an exit of their own. */
  afterAnnouncement: field(z.enum(['holiday', 'announced']).default('holiday'), {
    widget: 'select',
    when: { field: 'announce', is: [true] },
    advanced: true,
  }),
  nextOpening: field(variableName.default(''), {
    widget: 'variable',
    reference: 'variable',
    writes: true,
    accepts: ['date-time'],
    optional: true,
    advanced: true,
  }),
  holidayName: field(variableName.default(''), {
    widget: 'variable',
    reference: 'variable',
    writes: true,
    accepts: ['text'],
    optional: true,
    advanced: true,
  }),
});
export type OpeningHoursConfig = z.infer<typeof openingHoursConfig>;

/** Tells whether a schedule is open now, closed, or away for a holiday. */
export const openingHours = defineNode({
  kind: 'opening-hours',
  category: 'logic',
  icon: 'clock-hour-4',
  flowKinds: ['ivr', 'overflow', 'strategy', 'script'],
  config: openingHoursConfig,
  initial: (): OpeningHoursConfig => ({
    schedule: '',
    holidays: '',
    announce: false,
    afterAnnouncement: 'holiday',
    nextOpening: '',
    holidayName: '',
  }),
  exits: (config) => [
    { id: 'open' },
    { id: 'closed' },
    { id: 'holiday' },
    ...(config.announce && config.afterAnnouncement === 'announced' ? [{ id: 'announced' }] : []),
    { id: 'error', optional: true },
  ],
  summary: (config) => [config.schedule, config.holidays].filter(Boolean).join(' · '),
  compile: compileOpeningHours,
  texts,
});

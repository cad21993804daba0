import { z } from 'zod';
import { audioId } from './audio.ts';
import { catalogueId, catalogueName } from './catalogue-id.ts';
import { flowUse, namedUse } from './flow-use.ts';
import { minuteOfDay } from './schedule.ts';

export const MAX_HOLIDAYS = 1000;

/** What of the day is off. Noon divides it into morning and afternoon. */
export const holidayPart = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('day') }),
  z.strictObject({ type: z.literal('morning') }),
  z.strictObject({ type: z.literal('afternoon') }),
  z
    .strictObject({ type: z.literal('hours'), from: minuteOfDay, to: minuteOfDay })
    .refine(({ from, to }) => from < to, { message: 'time-order', path: ['to'] }),
]);
export type HolidayPart = z.infer<typeof holidayPart>;

export const holiday = z.strictObject({
  name: z.string().trim().min(1).max(100),
  /** `2026-12-25`; of a yearly one the year only says which one it was entered for. */
  date: z.iso.date(),
  yearly: z.boolean(),
  part: holidayPart,
  /** Announcement from the audio library; empty when it has none of its own. */
  audio: audioId.or(z.literal('')),
});
export type Holiday = z.infer<typeof holiday>;

/** Days on which a service is closed whatever its hours say (S37). */
export const holidayGroup = z.object({
  id: catalogueId,
  name: catalogueName,
  holidays: z.array(holiday).max(MAX_HOLIDAYS),
  revision: z.number(),
  updatedAt: z.string(),
  updatedBy: z.string(),
  usedBy: z.array(flowUse),
  /** Campaigns that name it in their settings. */
  campaigns: z.array(namedUse),
});
export type HolidayGroup = z.infer<typeof holidayGroup>;

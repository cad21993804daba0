import { z } from 'zod';
import { isTimeZone } from '#schemas/strategy/zoned.ts';
import { catalogueId, catalogueName } from './catalogue-id.ts';
import { flowUse, namedUse } from './flow-use.ts';

export const MINUTES_PER_DAY = 1440;
/** Per day, as planners know them: morning and afternoon. */
export const MAX_RANGES_PER_DAY = 2;

/** Minutes since midnight of the local day; 1440 is its end. */
export const minuteOfDay = z.number().int().min(0).max(MINUTES_PER_DAY);

/** Open from the first minute on, no longer from the second on. */
export const timeRange = z
  .strictObject({ from: minuteOfDay, to: minuteOfDay })
  .refine(({ from, to }) => from < to, { message: 'time-order', path: ['to'] });
export type TimeRange = z.infer<typeof timeRange>;

export const daySchedule = z
  .array(timeRange)
  .max(MAX_RANGES_PER_DAY)
  .refine((ranges) => ranges.every(({ from }, index) => index === 0 || from >= (ranges[index - 1]?.to ?? 0)), {
    message: 'time-ranges-overlap',
  });

export const timeZone = z.string().max(64).refine(isTimeZone, 'time-zone');

/** Monday first. */
export const weekSchedule = z.array(daySchedule).length(7);
export type WeekSchedule = z.infer<typeof weekSchedule>;

/** When a service is open (S36). */
export const schedule = z.object({
  id: catalogueId,
  name: catalogueName,
  /** IANA name; the minutes are those of clocks there. */
  timeZone,
  week: weekSchedule,
  revision: z.number(),
  updatedAt: z.string(),
  updatedBy: z.string(),
  usedBy: z.array(flowUse),
  /** Campaigns that name it in their settings. */
  campaigns: z.array(namedUse),
});
export type Schedule = z.infer<typeof schedule>;

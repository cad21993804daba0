import { z } from 'zod';
import { tel } from '#schemas/strategy/tel.ts';
import { endOfHours, timeOfDay, weekday } from '#schemas/strategy/week.ts';
import { allDifferent } from '../all-different.ts';
import { branchId } from '../branch-id.ts';
import { field } from '../fields.ts';

export const weekHours = z.strictObject({
  day: field(weekday, { widget: 'select' }),
  from: field(timeOfDay, { widget: 'text' }),
  to: field(endOfHours, { widget: 'text' }),
});

export const timeRange = z.strictObject({
  id: branchId,
  label: field(z.string().max(100), { widget: 'text' }),
  hours: field(z.array(weekHours).max(100), { widget: 'list' }),
});
export type TimeRange = z.infer<typeof timeRange>;

/** More ranges on one number than this are not told apart by those who work with them. */
export const MAX_RANGES = 4;

export const timeRangesConfig = z.strictObject({
  tel,
  ranges: field(
    z
      .array(timeRange)
      .min(1)
      .max(MAX_RANGES)
      .refine((ranges) => allDifferent(ranges.map(({ id }) => id)), 'duplicate-range'),
    { widget: 'list' },
  ),
});
export type TimeRangesConfig = z.infer<typeof timeRangesConfig>;

/** The exit of a range. */
export function rangeExit(range: Pick<TimeRange, 'id'>): string {
  return `range-${range.id}`;
}

import { MAX_RANGES_PER_DAY, type TimeRange, type WeekSchedule } from '#schemas/domain/schedule.ts';

/** A range while it is being entered: either end may still be missing. */
export interface RangeDraft {
  from: number | null;
  to: number | null;
}

/** Always as many as a day has fields for. */
export type DayDraft = readonly RangeDraft[];

export type DayMistake = 'incomplete' | 'order' | 'overlap';

const EMPTY: RangeDraft = { from: null, to: null };

export function draftOfWeek(week: WeekSchedule): DayDraft[] {
  return week.map(draftOfDay);
}

export function draftOfDay(ranges: readonly TimeRange[]): DayDraft {
  return Array.from({ length: MAX_RANGES_PER_DAY }, (_, index) => ranges[index] ?? EMPTY);
}

/** The ranges of a day that have both ends. */
export function rangesOf(day: DayDraft): TimeRange[] {
  return day.flatMap(({ from, to }) => (from === null || to === null ? [] : [{ from, to }]));
}

export function mistakeOf(day: DayDraft): DayMistake | null {
  if (day.some(({ from, to }) => (from === null) !== (to === null))) return 'incomplete';
  const ranges = rangesOf(day);
  if (ranges.some(({ from, to }) => from >= to)) return 'order';
  return ranges.some(({ from }, index) => index > 0 && from < (ranges[index - 1]?.to ?? 0)) ? 'overlap' : null;
}

/**
 * A day with a range added, as drawn with the mouse: ranges that touch become one, and of too many the two that are
 * closest to each other.
 */
export function addRange(day: DayDraft, range: TimeRange): DayDraft {
  const merged: TimeRange[] = [];
  for (const { from, to } of [...rangesOf(day), range].filter(isRange).sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && from <= last.to) merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else merged.push({ from, to });
  }
  while (merged.length > MAX_RANGES_PER_DAY) {
    const gaps = merged.slice(1).map(({ from }, index) => from - (merged[index]?.to ?? 0));
    const index = gaps.indexOf(Math.min(...gaps));
    const [first, second] = merged.slice(index, index + 2);
    if (!first || !second) break;
    merged.splice(index, 2, { from: first.from, to: second.to });
  }
  return draftOfDay(merged);
}

function isRange({ from, to }: TimeRange): boolean {
  return from < to;
}

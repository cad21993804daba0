import { fromSpans, intersect, type Span, subtract, toSpans, unite, type WeekHours } from '#schemas/strategy/week.ts';

interface Painted {
  id: string;
  hours: WeekHours[];
}

/**
 * Gives hours to a range; those that belong to another range stay with it.
 * @returns `refused`: the hours that were not given.
 */
export function paintHours<R extends Painted>(
  ranges: readonly R[],
  id: string,
  wanted: readonly Span[],
): { ranges: R[]; refused: Span[] } {
  const others = unite(ranges.filter((range) => range.id !== id).map(({ hours }) => toSpans(hours)));
  const free = subtract(wanted, others);
  return {
    ranges: ranges.map((range) =>
      range.id === id ? { ...range, hours: fromSpans(unite([toSpans(range.hours), free])) } : range,
    ),
    refused: intersect(wanted, others),
  };
}

/** Takes hours from whichever range has them. */
export function eraseHours<R extends Painted>(ranges: readonly R[], wanted: readonly Span[]): R[] {
  return ranges.map((range) => {
    const left = subtract(toSpans(range.hours), wanted);
    return intersect(toSpans(range.hours), wanted).length === 0 ? range : { ...range, hours: fromSpans(left) };
  });
}

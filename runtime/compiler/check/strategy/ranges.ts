import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { findHoles } from '#schemas/strategy/coverage.ts';
import { describeSpans } from '#schemas/strategy/describe-spans.ts';
import { intersect, MINUTES_PER_DAY, minutesOf, toSpans, totalMinutes } from '#schemas/strategy/week.ts';
import { type CheckPass, finding } from '../check-pass.ts';
import { readStrategy, type Strategy } from './read-strategy.ts';

/** Time ranges: that they do not overlap, end before the campaign closes, leave hours to call in, and what they leave open. */
export const checkTimeRanges: CheckPass = ({ resolved }) => {
  const strategy = readStrategy(resolved);
  if (!strategy) return [];
  const settings = resolved.flow.settings.strategy;
  return [
    ...strategy.weeks.flatMap(findOverlaps),
    ...strategy.weeks.flatMap((week) => findCrossings(week, settings)),
    ...(settings.numberOrderFirst
      ? []
      : [...strategy.weeks.flatMap(findEmptyWeeks), ...describeHoles(strategy, settings)]),
  ];
};

type Week = Strategy['weeks'][number];
type Settings = Parameters<typeof findHoles>[1];

function findOverlaps({ node, config: { tel, ranges } }: Week): Diagnostic[] {
  return ranges.flatMap((a, index) =>
    ranges.slice(index + 1).flatMap((b, offset): Diagnostic[] => {
      const both = intersect(toSpans(a.hours), toSpans(b.hours));
      if (both.length === 0) return [];
      const second = index + 1 + offset;
      const names = { tel, a: nameOf(a.label, index), b: nameOf(b.label, second) };
      const when = { when: describeSpans(both, 'en'), whenFr: describeSpans(both, 'fr') };
      return [finding('ranges-overlap', { node, path: ['ranges', second, 'hours'] }, { ...names, ...when })];
    }),
  );
}

function findCrossings({ node, config: { tel, ranges } }: Week, { opens, closes }: Settings): Diagnostic[] {
  const from = opens === '' ? 0 : minutesOf(opens);
  const to = closes === '' ? MINUTES_PER_DAY : minutesOf(closes);
  return ranges.flatMap(({ label, hours }, index) => {
    const outside = hours.filter((part) => minutesOf(part.from) < from || minutesOf(part.to) > to);
    if (outside.length === 0) return [];
    const when = { when: describeSpans(toSpans(outside), 'en'), whenFr: describeSpans(toSpans(outside), 'fr') };
    const params = { tel, range: nameOf(label, index), opens: opens || '00:00', closes: closes || '24:00', ...when };
    return [finding('range-crosses-closing', { node, path: ['ranges', index, 'hours'] }, params)];
  });
}

function findEmptyWeeks({ node, config: { tel, ranges } }: Week): Diagnostic[] {
  const minutes = totalMinutes(toSpans(ranges.flatMap(({ hours }) => hours)));
  return minutes === 0 ? [finding('number-never-callable', { node, path: ['ranges'] }, { tel })] : [];
}

function describeHoles({ numbers, weeks }: Strategy, settings: Settings): Diagnostic[] {
  // A number without ranges is called at any time.
  const always = numbers.some(({ config }) => !weeks.some((week) => week.config.tel === config.tel));
  const [first] = weeks;
  if (always || !first) return [];
  const holes = findHoles(
    weeks.map(({ config }) => config.ranges.flatMap(({ hours }) => hours)),
    settings,
  );
  if (holes.length === 0) return [];
  const hours = Math.round(totalMinutes(holes) / 6) / 10;
  const params = { when: describeSpans(holes, 'en'), whenFr: describeSpans(holes, 'fr'), hours };
  return [finding('coverage-hole', { node: first.node }, params)];
}

function nameOf(label: string, index: number): string {
  return label || `# ${index + 1}`;
}

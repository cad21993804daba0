import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { attemptExit, attemptSwitchConfig } from '#schemas/nodes/attempt-switch/node.ts';
import type { PhoneNumberConfig } from '#schemas/nodes/phone-number/node.ts';
import { rangeExit } from '#schemas/nodes/time-ranges/config.ts';
import { dueAt } from '#schemas/strategy/due.ts';
import type { RetryRule } from '#schemas/strategy/retry-rule.ts';
import { type Span, toSpans, type WeekHours } from '#schemas/strategy/week.ts';
import { minuteOfWeek } from '#schemas/strategy/zoned.ts';
import type { ResolvedFlow } from '../../resolve.ts';
import { type CheckPass, finding } from '../check-pass.ts';
import { hoursOf, readStrategy, type Strategy } from './read-strategy.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** A Monday at midnight, UTC: the search goes by the week, so the zone does not matter. */
const MONDAY = Date.UTC(2026, 0, 5);
const ZONE = 'UTC';
/** Strategies whose ways are more than this are not searched to their end; nothing is then said about the rest. */
const SEARCH_LIMIT = 1500;

/** Numbers that a record can be called on more often than their maximum, with the calls that lead there. */
export const checkMaximum: CheckPass = ({ resolved }) => {
  const strategy = readStrategy(resolved);
  if (!strategy) return [];
  const prepared = prepare(resolved, strategy);
  return strategy.numbers.flatMap(({ node, config }): Diagnostic[] => {
    const { period, calls, days } = config.maximum;
    if (period === 'none') return [];
    const trail = findSurplus({ ...prepared, tel: config.tel, calls, windowMs: windowOf(config) });
    if (!trail) return [];
    const where = { node, path: ['maximum', 'calls'], trail };
    const periods = {
      week: { within: 'a week', withinFr: 'une semaine' },
      month: { within: 'a month', withinFr: 'un mois' },
      days: { within: `${days} days`, withinFr: `${days} jours` },
    };
    return [finding('dialled-above-maximum', where, { tel: config.tel, calls, more: calls + 1, ...periods[period] })];
  });
};

function windowOf({ maximum: { period, days } }: PhoneNumberConfig): number {
  return { none: 0, week: 7, month: 28, days }[period] * DAY_MS;
}

interface Search extends Prepared {
  tel: number;
  calls: number;
  windowMs: number;
}

/** What every step looks up, worked out once for the whole flow. */
interface Prepared {
  resolved: ResolvedFlow;
  strategy: Strategy;
  hours: ReadonlyMap<number, WeekHours[]>;
  /** The spans of each range of a week node, by its exit. */
  spans: ReadonlyMap<string, { exit: string; spans: Span[] }[]>;
}

function prepare(resolved: ResolvedFlow, strategy: Strategy): Prepared {
  const tels = new Set([
    ...strategy.numbers.map(({ config }) => config.tel),
    ...strategy.retries.map(({ tel }) => tel),
  ]);
  return {
    resolved,
    strategy,
    hours: new Map([...tels].map((tel) => [tel, hoursOf(strategy, tel)])),
    spans: new Map(
      strategy.weeks.map(({ node, config }) => [
        node,
        config.ranges.map((range) => ({ exit: rangeExit(range), spans: toSpans(range.hours) })),
      ]),
    ),
  };
}

interface Place {
  node: string;
  at: number;
  /** When the number was called first. */
  firstAt: number;
  dials: number;
  /** How often each counting node was passed. */
  passed: Readonly<Record<string, number>>;
  before: Place | undefined;
  exit: string | undefined;
}

/** The steps of a record that is called once more than the maximum allows, as time would have it; the earliest first. */
function findSurplus(search: Search): { node: string; exit?: string }[] | undefined {
  const { strategy, tel, calls, windowMs } = search;
  const { start } = strategy;
  if (start === undefined) return undefined;
  const open = beginnings(strategy, tel).map(
    (at): Place => ({ node: start, at, firstAt: at, dials: 0, passed: {}, before: undefined, exit: undefined }),
  );
  const seen = new Set<string>();
  for (let count = 0; open.length > 0 && count < SEARCH_LIMIT; count += 1) {
    const place = takeEarliest(open);
    const key = `${place.node} ${place.dials} ${place.at - place.firstAt > 0} ${JSON.stringify(place.passed)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    for (const next of stepsFrom(place, search)) {
      if (next.dials > 0 && next.at - next.firstAt >= windowMs) continue;
      if (next.dials > calls) return trailTo(next);
      open.push(next);
    }
  }
  return undefined;
}

/** Moments at which a record may begin: whenever hours of the number do. */
function beginnings(strategy: Strategy, tel: number): number[] {
  const spans = toSpans(hoursOf(strategy, tel));
  return spans.length === 0 ? [MONDAY] : spans.slice(0, 2).map(({ from }) => MONDAY + from * MINUTE_MS);
}

function takeEarliest(open: Place[]): Place {
  let best = 0;
  for (let index = 1; index < open.length; index += 1) {
    if ((open[index]?.at ?? 0) < (open[best]?.at ?? 0)) best = index;
  }
  const [taken] = open.splice(best, 1);
  if (!taken) throw new Error('nothing is open');
  return taken;
}

function stepsFrom(place: Place, { resolved, strategy, tel, hours, spans }: Search): Place[] {
  const { node: id, at } = place;
  const targets = resolved.targets.get(id);
  const go = (exit: string, change: Partial<Place> = {}): Place[] => {
    const node = targets?.get(exit);
    return node === undefined ? [] : [{ ...place, ...change, node, before: place, exit }];
  };
  const pass = (place.passed[id] ?? 0) + 1;
  const passed = { ...place.passed, [id]: pass };
  const wait = (rule: RetryRule, wanted: number): number | null =>
    dueAt({ rule, from: at, hours: hours.get(wanted) ?? [], timeZone: ZONE });

  const retry = strategy.retries.find(({ node }) => node === id);
  if (retry) {
    const due = wait(retry.rule, retry.tel);
    return due === null ? [] : go('due', { at: due });
  }
  const number = strategy.numbers.find(({ node }) => node === id);
  if (number) {
    const { preliminary, tel: own } = number.config;
    if (resolved.flow.settings.strategy.numberOrderFirst || pass > preliminary.length + 1) return go('next');
    const rule = preliminary[pass - 2];
    const due = rule ? wait(rule, own) : at;
    if (due === null) return [];
    return go(pass <= preliminary.length ? 'preliminary' : 'next', { at: due, passed });
  }
  const ranges = spans.get(id);
  if (ranges) return go(exitAt(ranges, at));
  const counting = resolved.nodes.get(id);
  if (counting?.kind.kind === 'attempt-switch') {
    const { attempts } = attemptSwitchConfig.parse(counting.config);
    return pass > attempts ? go('others') : go(attemptExit(pass), { passed });
  }
  const call = strategy.calls.find(({ node }) => node === id);
  // The results that surprise nobody come first, so that the example reads like a day's work.
  const exits = [...(targets?.keys() ?? [])].filter((exit) => exit !== 'error').sort(byPlainness);
  if (call?.tel !== tel) return exits.flatMap((exit) => go(exit));
  const dialled = { dials: place.dials + 1, firstAt: place.dials === 0 ? at : place.firstAt };
  return exits.filter((exit) => exit !== 'limit-reached').flatMap((exit) => go(exit, dialled));
}

function byPlainness(a: string, b: string): number {
  return Number(b === 'no-answer') - Number(a === 'no-answer');
}

function exitAt(ranges: readonly { exit: string; spans: Span[] }[], at: number): string {
  const minute = minuteOfWeek(at, ZONE);
  return ranges.find(({ spans }) => spans.some(({ from, to }) => minute >= from && minute < to))?.exit ?? 'otherwise';
}

function trailTo(last: Place): { node: string; exit?: string }[] {
  const trail: { node: string; exit?: string }[] = [];
  for (let place: Place | undefined = last; place?.before; place = place.before) {
    trail.unshift({ node: place.before.node, ...(place.exit === undefined ? {} : { exit: place.exit }) });
  }
  return trail;
}

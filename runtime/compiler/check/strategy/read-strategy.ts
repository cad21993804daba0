import { callConfig } from '#schemas/nodes/call/node.ts';
import { type PhoneNumberConfig, phoneNumberConfig } from '#schemas/nodes/phone-number/node.ts';
import { retryConfig } from '#schemas/nodes/retry/node.ts';
import { type TimeRangesConfig, timeRangesConfig } from '#schemas/nodes/time-ranges/config.ts';
import type { RetryRule } from '#schemas/strategy/retry-rule.ts';
import type { WeekHours } from '#schemas/strategy/week.ts';
import type { ResolvedFlow } from '../../resolve.ts';
import { shortestWay, type Way } from '../overflow/circles.ts';

/** The nodes of a strategy by what they are, each with its config read. */
export interface Strategy {
  numbers: { node: string; config: PhoneNumberConfig }[];
  weeks: { node: string; config: TimeRangesConfig }[];
  calls: { node: string; tel: number }[];
  retries: { node: string; tel: number; rule: RetryRule }[];
  ways: Way[];
  start: string | undefined;
}

/** Null for a flow of another kind. */
export function readStrategy({ flow, nodes }: ResolvedFlow): Strategy | null {
  if (flow.kind !== 'strategy') return null;
  const all = [...nodes.values()].map(({ node, kind, config }) => ({ node: node.id, kind: kind.kind, config }));
  const of = (wanted: string) => all.filter(({ kind }) => kind === wanted);
  return {
    numbers: of('phone-number').map(({ node, config }) => ({ node, config: phoneNumberConfig.parse(config) })),
    weeks: of('time-ranges').map(({ node, config }) => ({ node, config: timeRangesConfig.parse(config) })),
    calls: of('call').map(({ node, config }) => ({ node, tel: callConfig.parse(config).tel })),
    retries: of('retry').map(({ node, config }) => {
      const { tel, ...rule } = retryConfig.parse(config);
      return { node, tel, rule };
    }),
    ways: flow.edges.map(({ source, exit, target }) => ({ from: source, exit, to: target })),
    start: of('start')[0]?.node,
  };
}

/** All hours in which a number may be called. */
export function hoursOf({ weeks }: Strategy, tel: number): WeekHours[] {
  return weeks.filter(({ config }) => config.tel === tel).flatMap(({ config }) => config.ranges.flatMap(rangeHours));
}

function rangeHours({ hours }: TimeRangesConfig['ranges'][number]): WeekHours[] {
  return hours;
}

/** A shortest way from the start to a node, and on through an exit of it. */
export function trailOf({ ways, start }: Strategy, node: string, exit?: string) {
  const way = start === undefined || start === node ? [] : shortestWay(ways, start, node);
  return [
    ...way.map((step) => ({ node: step.from, exit: step.exit })),
    { node, ...(exit === undefined ? {} : { exit }) },
  ];
}

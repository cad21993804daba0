import { writeHours } from '#schemas/strategy/hours-text.ts';
import type { NodeState, Targets } from '../node-kind.ts';
import { rangeExit, type TimeRangesConfig } from './config.ts';

/**
 * Takes the exit of the range that holds now. Where the order of numbers comes first, the time of a call is not for the
 * ranges to decide: outside of all of them the rules of the one that comes next count.
 */
export function compileTimeRanges({ ranges }: TimeRangesConfig, to: Targets): Record<string, NodeState> {
  const { timeZone, numberOrderFirst } = to.flow.settings.strategy;
  const zone = timeZone === '' ? 'contact.timeZone' : JSON.stringify(timeZone);
  const hours = ranges.map((range) => JSON.stringify(writeHours(range.hours)));
  const holds = (index: number) =>
    numberOrderFirst
      ? `comingHours(now, ${zone}, [${hours.join(', ')}]) == ${index}`
      : `withinHours(now, ${zone}, ${hours[index]})`;
  return {
    decide: {
      type: 'branch',
      branches: ranges.map((range, index) => ({ when: holds(index), then: to.exit(rangeExit(range)) })),
      otherwise: to.exit('otherwise'),
      // Nothing that an author writes is evaluated here.
      failed: to.exit('otherwise'),
    },
  };
}

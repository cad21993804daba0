import type { IrTarget } from '#schemas/ir/ir.ts';
import type { RetryRule } from '#schemas/strategy/retry-rule.ts';
import type { NodeState, Targets } from './node-kind.ts';
import { timeRangesConfig } from './time-ranges/config.ts';

/** Longer than any rule can make a record wait, so that a wait ends by its rule and not by the limit of an effect. */
const WAIT_LIMIT_MS = 1100 * 86_400_000;

interface Wait {
  /** The number that is called afterwards: its hours count. */
  tel: number;
  rule: RetryRule;
  then: IrTarget;
}

/** The state in which a record waits until its retry rule is due. */
export function lowerWait({ tel, rule, then }: Wait, to: Targets): NodeState {
  const failed = to.exit('error');
  return {
    type: 'effect',
    effect: 'wait',
    params: {
      tel,
      rule,
      from: { $value: 'now' },
      hours: hoursOf(tel, to).map((hours) => ({ ...hours })),
      timeZone: timeZoneOf(to),
    },
    outcomes: { due: then, failed },
    timeoutMs: WAIT_LIMIT_MS,
    failed,
  };
}

/** The zone whose clocks a strategy goes by, as a parameter. */
function timeZoneOf({ flow }: Targets) {
  const { timeZone } = flow.settings.strategy;
  return timeZone === '' ? { $value: 'contact.timeZone' } : timeZone;
}

/** All hours in which a number may be called, whatever the range. */
function hoursOf(tel: number, { flow }: Targets) {
  return flow
    .configsOf('time-ranges')
    .map((config) => timeRangesConfig.parse(config))
    .filter((config) => config.tel === tel)
    .flatMap(({ ranges }) => ranges.flatMap(({ hours }) => hours));
}

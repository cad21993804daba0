import { lowerWait } from '../lower-wait.ts';
import type { NodeState, Targets } from '../node-kind.ts';
import type { PhoneNumberConfig } from './node.ts';

/**
 * `local.calls` counts the preliminary calls: coming back after one of them waits by its rule, then the next is made. Once
 * all of them are made, and always where the order of numbers comes first, the way goes on to the time ranges.
 */
export function compilePhoneNumber(config: PhoneNumberConfig, to: Targets): Record<string, NodeState> {
  const failed = to.exit('error');
  const rules = to.flow.settings.strategy.numberOrderFirst ? [] : config.preliminary;
  const counted = 'has(local.calls) ? local.calls : 0';
  const count = (value: string, then: ReturnType<Targets['exit']>): NodeState => ({
    type: 'assign',
    set: [{ to: { type: 'local', name: 'calls' }, value }],
    then,
    failed: to.exit('next'),
  });
  const onward = rules.length > 0 ? to.state('count') : to.exit('next');
  const states: Record<string, NodeState> = {
    use: {
      type: 'effect',
      effect: 'use-number',
      params: {
        tel: config.tel,
        column: config.column,
        maximum: config.maximum,
        sms: config.sms,
        callerId: config.callerId,
        callerNumbers: callerNumbersOf(config).map((number) => ({ $text: number })),
      },
      outcomes: { usable: config.variable === '' ? onward : to.state('keep'), missing: to.exit('missing'), failed },
      failed,
    },
  };
  if (config.variable !== '') {
    const target = { type: 'variable', name: config.variable, scope: to.scope } as const;
    states.keep = { type: 'assign', set: [{ to: target, value: 'event.number' }], then: onward, failed };
  }
  if (rules.length === 0) return states;
  states.count = count(`(${counted}) + 1`, to.state('decide'));
  states.decide = {
    type: 'branch',
    branches: [
      { when: 'local.calls == 1', then: to.exit('preliminary') },
      ...rules.map((_, index) => ({ when: `local.calls == ${index + 2}`, then: to.state(`wait${index + 1}`) })),
    ],
    otherwise: to.exit('next'),
    failed: to.exit('next'),
  };
  rules.forEach((rule, index) => {
    const isLast = index === rules.length - 1;
    const then = isLast ? to.exit('next') : to.exit('preliminary');
    states[`wait${index + 1}`] = lowerWait({ tel: config.tel, rule, then }, to);
  });
  return states;
}

function callerNumbersOf({ callerId, callerNumber, callerNumbers }: PhoneNumberConfig): string[] {
  if (callerId === 'given') return [callerNumber];
  return callerId === 'list' || callerId === 'random' ? callerNumbers.map(({ number }) => number) : [];
}

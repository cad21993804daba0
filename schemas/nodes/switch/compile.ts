import type { NodeState, Targets } from '../node-kind.ts';
import type { SwitchConfig } from './node.ts';

export function compileSwitch(config: SwitchConfig, to: Targets): Record<string, NodeState> {
  const failed = to.exit('error');
  return {
    // Worked out once: every case then compares the same value, and a value of any type with a text.
    read: {
      type: 'assign',
      set: [{ to: { type: 'local', name: 'value' }, value: config.value }],
      then: to.state('compare'),
      failed,
    },
    compare: {
      type: 'branch',
      branches: config.cases.map(({ id, equals }) => ({ when: isEqualTo(equals), then: to.exit(`case-${id}`) })),
      otherwise: to.exit('otherwise'),
      failed,
    },
  };
}

/** The listed value is text; it also stands for the number or boolean that is written like that. */
function isEqualTo(listed: string): string {
  const equal = [`local.value == ${JSON.stringify(listed)}`];
  if (/^-?[0-9]+(\.[0-9]+)?$/.test(listed)) equal.push(`local.value == double(${JSON.stringify(listed)})`);
  if (listed === 'true' || listed === 'false') equal.push(`local.value == ${listed}`);
  return equal.join(' || ');
}

import type { IrTemplate } from '#schemas/ir/ir.ts';
import type { NodeState, Targets } from '../node-kind.ts';
import type { OverflowCondition, OverflowTriggerConfig } from './node.ts';

export function compileOverflowTrigger(config: OverflowTriggerConfig, to: Targets): Record<string, NodeState> {
  const failed = to.exit('error');
  const hasKeys = config.choices.length > 0;
  const watches = config.triggers.length > 0;
  const keeps = watches && config.valueVariable !== '';
  return {
    // Counts how often the node was reached, so that its loops count anew each time but not after a key without meaning.
    arm: {
      type: 'assign',
      set: [{ to: { type: 'local', name: 'arming' }, value: 'has(local.arming) ? local.arming + 1.0 : 1.0' }],
      then: to.state(hasKeys ? 'listen' : 'wait'),
      failed,
    },
    wait: {
      type: 'effect',
      effect: 'await-trigger',
      params: {
        arming: { $value: 'local.arming' },
        triggers: config.triggers.map(({ id, match, conditions }) => ({
          id,
          match,
          conditions: conditions.map(lowerCondition),
        })),
      },
      outcomes: {
        fired: watches ? to.state(keeps ? 'keep' : 'pick') : failed,
        answered: to.state('answered'),
        failed,
      },
      ...(hasKeys ? { onKey: to.state('listen') } : {}),
      failed,
    },
    ...(hasKeys ? keyStates(config, to) : {}),
    ...(keeps ? { keep: keepValue(config.valueVariable, to) } : {}),
    ...(watches ? { pick: pickExit(config, to) } : {}),
    answered: { type: 'end', result: 'completed' },
  };
}

/** Takes a key that was pressed ahead, during what played before, or while waiting; one without meaning is passed over. */
function keyStates(config: OverflowTriggerConfig, to: Targets): Record<string, NodeState> {
  return {
    listen: {
      type: 'collect',
      prompt: [],
      interruptible: true,
      maxKeys: 1,
      terminators: '',
      firstKeyMs: 1,
      nextKeyMs: 1,
      entered: to.state('choose'),
      silent: to.state('wait'),
      failed: to.exit('error'),
    },
    choose: {
      type: 'branch',
      branches: config.choices.map(({ key }) => ({ when: `event.keys == "${key}"`, then: to.exit(`key-${key}`) })),
      otherwise: to.state('wait'),
      failed: to.exit('error'),
    },
  };
}

function pickExit({ triggers }: OverflowTriggerConfig, to: Targets): NodeState {
  const failed = to.exit('error');
  return {
    type: 'branch',
    branches: triggers.map(({ id }) => ({ when: `event.trigger == "${id}"`, then: to.exit(`trigger-${id}`) })),
    otherwise: failed,
    failed,
  };
}

function keepValue(variable: string, to: Targets): NodeState {
  return {
    type: 'assign',
    set: [{ to: { type: 'variable', name: variable, scope: to.scope }, value: 'double(event.value)' }],
    then: to.state('pick'),
    failed: to.exit('error'),
  };
}

function lowerCondition(condition: OverflowCondition): IrTemplate {
  return { measure: condition.measure, limit: LIMITS[condition.measure](condition) };
}

const LIMITS: Record<OverflowCondition['measure'], (condition: OverflowCondition) => number> = {
  'predicted-wait': ({ seconds }) => seconds,
  loops: ({ loops }) => loops,
  callers: ({ callers }) => callers,
  'no-agents': () => 0,
};

import type { IrAssignment } from '#schemas/ir/ir.ts';
import type { NodeState, Targets } from '../node-kind.ts';
import { lowerPrompt } from '../prompt.ts';
import type { RecordMessageConfig } from './node.ts';

export function compileRecordMessage(config: RecordMessageConfig, to: Targets): Record<string, NodeState> {
  const failed = to.exit('error');
  const states: Record<string, NodeState> = {};
  if (config.prompt.length > 0) {
    // A key does not skip the prompt: it would be kept for a later menu. A prompt that fails does not stop the message.
    states.invite = {
      type: 'effect',
      effect: 'play',
      params: { items: lowerPrompt(config.prompt) },
      outcomes: { finished: to.state('record'), failed: to.state('record') },
      failed,
    };
  }
  states.record = {
    type: 'effect',
    effect: 'record',
    params: {
      maxSeconds: config.maxSeconds,
      maxSilenceSeconds: config.maxSilenceSeconds,
      beep: config.beep,
      terminator: config.terminator,
    },
    outcomes: { finished: to.state('finished'), 'hung-up': to.state('hungUp'), failed },
    failed,
  };
  return {
    ...states,
    ...keepStates('finished', 'recorded', config, to),
    ...keepStates('hungUp', 'hung-up', config, to),
  };
}

/** Refuses a recording that is too short, keeps the others, and leaves through the exit. */
function keepStates(name: string, exit: string, config: RecordMessageConfig, to: Targets): Record<string, NodeState> {
  const set: IrAssignment[] = [];
  if (config.variable) set.push({ to: variable(config.variable, to), value: 'event.recording' });
  if (config.secondsVariable) set.push({ to: variable(config.secondsVariable, to), value: 'double(event.seconds)' });
  const failed = to.exit('error');
  const kept = `${name}Keep`;
  return {
    [name]: {
      type: 'branch',
      branches: [{ when: `event.seconds < ${config.minSeconds}`, then: to.exit('too-short') }],
      otherwise: to.state(kept),
      failed,
    },
    [kept]: { type: 'assign', set, then: to.exit(exit), failed },
  };
}

function variable(name: string, to: Targets): IrAssignment['to'] {
  return { type: 'variable', name, scope: to.scope };
}

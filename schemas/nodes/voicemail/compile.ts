import type { NodeState, Targets } from '../node-kind.ts';
import { lowerPrompt } from '../prompt.ts';
import type { VoicemailConfig } from './node.ts';

export function compileVoicemail(config: VoicemailConfig, to: Targets): Record<string, NodeState> {
  const failed = to.exit('error');
  return {
    // A key does not skip the prompt: it would end the recording. A prompt that fails does not stop the message.
    invite: {
      type: 'effect',
      effect: 'play',
      params: { items: lowerPrompt(config.prompt) },
      outcomes: { finished: to.state('record'), failed: to.state('record') },
      failed,
    },
    record: {
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
    },
    ...storeStates('finished', 'stored', config, to),
    ...storeStates('hungUp', 'hung-up', config, to),
  };
}

/** Refuses a message that is too short, stores the others, and leaves through the exit. */
function storeStates(name: string, exit: string, config: VoicemailConfig, to: Targets): Record<string, NodeState> {
  const failed = to.exit('error');
  const store = `${name}Store`;
  return {
    [name]: {
      type: 'branch',
      branches: [{ when: `event.seconds < ${config.minSeconds}`, then: to.exit('too-short') }],
      otherwise: to.state(store),
      failed,
    },
    [store]: {
      type: 'effect',
      effect: 'voicemail',
      params: {
        box: { $text: config.box },
        recording: { $value: 'event.recording' },
        seconds: { $value: 'double(event.seconds)' },
      },
      outcomes: { stored: to.exit(exit), failed },
      failed,
    },
  };
}

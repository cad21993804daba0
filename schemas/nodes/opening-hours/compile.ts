import type { NodeState, Targets } from '../node-kind.ts';
import type { OpeningHoursConfig } from './node.ts';

export function compileOpeningHours(config: OpeningHoursConfig, to: Targets): Record<string, NodeState> {
  const { schedule, holidays, announce, nextOpening, holidayName } = config;
  const failed = to.exit('error');
  const announced = announce ? to.state('announce') : to.exit('holiday');
  const states: Record<string, NodeState> = {
    ask: {
      type: 'effect',
      effect: 'opening',
      params: { schedule, holidays },
      outcomes: {
        open: to.exit('open'),
        closed: nextOpening ? to.state('keepOpening') : to.exit('closed'),
        holiday: holidayName ? to.state('keepName') : announced,
        failed,
      },
      failed,
    },
  };
  if (nextOpening) {
    states.keepOpening = {
      type: 'assign',
      set: [
        {
          to: { type: 'variable', name: nextOpening, scope: to.scope },
          // A schedule that never opens again has no next opening.
          value: 'event.nextOpenAt == "" ? null : event.nextOpenAt',
        },
      ],
      then: to.exit('closed'),
      failed,
    };
  }
  if (holidayName) {
    states.keepName = {
      type: 'assign',
      set: [{ to: { type: 'variable', name: holidayName, scope: to.scope }, value: 'event.name' }],
      then: announced,
      failed,
    };
  }
  if (announce) {
    const heard = to.exit(config.afterAnnouncement);
    states.announce = {
      type: 'branch',
      branches: [{ when: 'event.audio != ""', then: to.state('play') }],
      otherwise: to.exit('holiday'),
      failed,
    };
    states.play = {
      type: 'effect',
      effect: 'play',
      params: { items: [{ type: 'audio', audio: { $value: 'event.audio' } }] },
      // It is a holiday all the same when its announcement cannot be heard.
      outcomes: { finished: heard, failed: to.exit('holiday') },
      // An exit of its own is for those who have heard it: a key pressed by chance must not take it away.
      onKey: config.afterAnnouncement === 'announced' ? undefined : heard,
      failed,
    };
  }
  return states;
}

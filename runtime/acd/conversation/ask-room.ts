import type { EngineLog } from '../../engine/ports.ts';
import type { WaitingRoom } from '../ports.ts';
import type { ConversationEvent } from './reduce.ts';
import type { ConversationState } from './state.ts';
import type { Ask } from './turn.ts';

interface Asked {
  state: ConversationState;
  ask: Ask;
  answer(event: ConversationEvent): void;
}

/** Asks the waiting room, or tells it, what a step of a caller's conversation is about. */
export function askRoom({ room, log }: { room: WaitingRoom; log: EngineLog }, { state, ask, answer }: Asked): void {
  const { waitId, agent, waitedSeconds } = state;
  if (waitId === null) return;
  switch (ask.ask) {
    case 'ready-to-talk':
      room
        .readyToTalk(waitId)
        .catch((error: unknown) => {
          log.error({ error, wait: waitId }, 'a waiting caller could not be handed over');
          return false;
        })
        .then((ok) => answer({ type: 'customer.ready', ok }));
      return;
    case 'answered':
      room.answered(waitId, { agent });
      return;
    case 'returned':
      room.returned(waitId);
      return;
    case 'ended':
      room.ended(waitId, { agent, talkSeconds: ask.talkSeconds, waitedSeconds });
      return;
    case 'requeue':
      room.requeue(waitId, ask.to);
      return;
  }
}

import type { Clock } from '../../engine/clock.ts';
import { type CallCommand, comfortId, type Picture, pictureOf } from './picture.ts';
import type { ConversationEvent } from './reduce.ts';
import type { ConversationState } from './state.ts';

/** Longer than a database takes that is there; shorter than customers take to believe that the line is dead. */
const SILENCE_MS = 1_500;

interface Waiting {
  before: ConversationState;
  event: ConversationEvent;
  begin(commands: readonly CallCommand[]): void;
}

/**
 * Begins to wait until a step is written down.
 * @returns what ends the waiting, and says what is going on by then if it has become too long for somebody.
 */
export function startComfort(clock: Clock, { before, event, begin }: Waiting): { over(): Picture | null } {
  const comfort = comfortAfter(before, event);
  if (comfort === null) return { over: () => null };
  let picture: Picture | null = null;
  const timer = clock.setTimeout(() => {
    picture = comfort.picture;
    begin(comfort.commands);
  }, SILENCE_MS);
  return {
    over() {
      clock.clearTimeout(timer);
      return picture;
    },
  };
}

/** What a customer hears whom everybody else has left, and what is going on then. */
interface Comfort {
  picture: Picture;
  commands: readonly CallCommand[];
}

/**
 * While it cannot be written down that the last one has left a customer, nothing else becomes of it: they hear ringing
 * meanwhile.
 * @returns null where nobody is left alone.
 */
function comfortAfter(before: ConversationState, event: ConversationEvent): Comfort | null {
  const { legs, talking } = before.drive;
  const customer = legs.customer;
  if (event.type !== 'call.ended' || customer?.up !== true || event.callId === customer.callId) return null;
  const others = talking.filter((role) => role !== 'customer' && legs[role]?.callId !== event.callId);
  if (!talking.includes('customer') || others.length > 0) return null;
  const picture = pictureOf(before);
  const { bridgeId } = picture;
  const { callId } = customer;
  const playbackId = comfortId(before);
  const play = { callId, playbackId, items: [{ type: 'tone', tone: 'ringing' }], loop: true } as const;
  return {
    picture: {
      ...picture,
      bridged: picture.bridged.filter((bridged) => bridged !== callId),
      playing: new Map([...picture.playing, [playbackId, play]]),
    },
    commands: [
      { do: 'leave-bridge', bridgeId, callId },
      { do: 'play', ...play },
    ],
  };
}

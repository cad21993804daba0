import type { ConversationState, LegRole } from './state.ts';
import { join, playTo, type Turn } from './turn.ts';

/** Joins those who should talk now and are there; anybody else who is there hears music. */
export function arrange(turn: Turn): void {
  const { drive } = turn.state;
  const there = talkersOf(turn.state).filter((role) => drive.legs[role]?.up === true);
  const together = there.length > 1;
  // An agent alone stays in the bridge, where the next one joins them.
  join(turn, together ? there : there.filter((role) => role === 'agent'));
  for (const role of others) {
    if (drive.legs[role]?.up !== true || drive.talking.includes(role) || drive.hears[role] !== undefined) continue;
    playTo(turn, role, drive.rules.holdMusic);
  }
}

const others: readonly LegRole[] = ['customer', 'other'];

/** Who should talk with each other, if all of them were there. */
function talkersOf({ consult, held }: ConversationState): readonly LegRole[] {
  if (consult === null) return held ? ['agent'] : ['agent', 'customer'];
  if (consult.conference) return ['agent', 'other', 'customer'];
  return consult.phase === 'talking' ? ['agent', 'other'] : [];
}

import { isAway } from './lost-phones.ts';
import { type ConversationState, type Leg, type LegRole, nextConversationId } from './state.ts';
import { dropLeg, type Turn } from './turn.ts';

/** The call of a colleague: the agent asked them along, or called them as one calls a customer. */
export function legOfColleague(state: ConversationState): Leg | null {
  return state.drive.colleague === null ? null : state.drive.legs[roleOfColleague(state)];
}

export function roleOfColleague({ drive, consult }: ConversationState): Extract<LegRole, 'customer' | 'other'> {
  return consult === null && drive.transfer === null ? 'customer' : 'other';
}

/** The colleague has answered; they were reserved before their phone rang, so that nobody else is given to them. */
export function colleagueTalks({ state, writes }: Turn): void {
  const { colleague } = state.drive;
  if (colleague !== null) writes.push({ write: 'colleague', agent: colleague, event: { type: 'talking' } });
}

export function freeColleague({ state, writes }: Turn): void {
  const { colleague, colleaguePhone } = state.drive;
  if (colleague === null) return;
  state.drive.colleague = null;
  state.drive.colleaguePhone = null;
  // Who is not there is given nothing else until they are.
  const why = isAway(colleaguePhone) ? 'lost' : 'returned';
  writes.push({ write: 'colleague', agent: colleague, event: { type: 'released', why, ready: true, breakUntil: 0 } });
}

/**
 * The colleague has the customer, and goes on in a conversation of their own: both calls go there as they are.
 * @returns Whether there is such a colleague; somebody outside stays in this conversation until they are done.
 */
export function handOver(turn: Turn): boolean {
  const { state, writes } = turn;
  const { drive } = state;
  const { colleague } = drive;
  const { other, customer } = drive.legs;
  if (colleague === null || other?.up !== true || customer === null) return false;
  const to = nextConversationId(state.id);
  writes.push({ write: 'passed-on', to, agent: colleague, legs: { agent: other, customer } });
  drive.passedTo = { conversation: to, calls: [other.callId, customer.callId] };
  drive.colleague = null;
  drive.colleaguePhone = null;
  drive.transfer = null;
  drive.limitAt = null;
  dropLeg(turn, 'other');
  dropLeg(turn, 'customer');
  return true;
}

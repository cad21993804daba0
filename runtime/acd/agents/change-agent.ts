import type { AgentLine } from '#schemas/domain/agent.ts';
import { NOT_ANSWERED } from '#schemas/domain/pause-reason.ts';
import type { WantedState } from '../desk-port.ts';
import { type Agent, CLOCKS_APART_MS, isEngaged, isSignedIn, SIGN_OUT_AFTER_MS, UNSEEN_LIMIT_MS } from './agent.ts';

/** What happens to an agent. Those that do not fit the agent's state change nothing. */
export type AgentEvent =
  | { type: 'signed-in'; line: AgentLine; ready: boolean }
  /** The agent, or a supervisor, wants another state: at once, or after the conversation. */
  | { type: 'wants'; to: WantedState }
  /** A contact is theirs. */
  | { type: 'reserved' }
  | { type: 'ringing' }
  | { type: 'talking' }
  /** Of a talk to which a colleague had asked them along, the customer is theirs now. */
  | { type: 'took-over' }
  | { type: 'wrap-up' }
  /**
   * The conversation has let them go: `done`, `not-answered`, `returned` when it came to nothing without their doing, or
   * `lost` with their phone, until a desktop says that they are there.
   * `ready`: whether an agent who has said nothing else is given the next contact; `breakUntil` 0 for none.
   */
  | { type: 'released'; why: 'done' | 'not-answered' | 'returned' | 'lost'; ready: boolean; breakUntil: number }
  | { type: 'seen' }
  /** Looks whether the desktop is still there, and whether a break or the time for signing out is over. */
  | { type: 'time' }
  | { type: 'phone'; reachable: boolean };

type Rest = { state: 'ready' | 'paused' | 'signed-out'; reason: string };

/**
 * The agent after an event; the same object when nothing changes.
 * @param at Milliseconds since 1970.
 */
export function changeAgent(agent: Agent, event: AgentEvent, at: number): Agent {
  const behind = agent.since - at;
  const changed = apply(agent, event, behind > 0 && behind <= CLOCKS_APART_MS ? agent.since : at);
  return changed === agent ? agent : { ...changed, revision: agent.revision + 1 };
}

function apply(agent: Agent, event: AgentEvent, at: number): Agent {
  switch (event.type) {
    case 'signed-in':
      return signIn(agent, event, at);
    case 'wants':
      return want(agent, asRest(event.to), at);
    case 'reserved':
      return reserve(agent, at);
    case 'ringing':
      return agent.state === 'reserved' ? enter(agent, { state: 'ringing' }, at) : agent;
    case 'talking':
      if (agent.state !== 'reserved' && agent.state !== 'ringing' && agent.state !== 'wrap-up') return agent;
      // A call after the call, as to who was not reached, is the same contact.
      return enter(
        { ...agent, contacts: agent.contacts + (agent.state === 'wrap-up' ? 0 : 1) },
        { state: 'talking' },
        at,
      );
    case 'took-over':
      // The same state, and their own time from now on.
      return isEngaged(agent) ? { ...agent, state: 'talking', reason: '', since: at } : agent;
    case 'wrap-up':
      return isEngaged(agent) && agent.state !== 'wrap-up' ? enter(agent, { state: 'wrap-up' }, at) : agent;
    case 'released':
      return release(agent, event, at);
    case 'seen':
      return see(agent, at);
    case 'time':
      return passTime(agent, at);
    case 'phone':
      return setReachable(agent, event.reachable, at);
  }
}

function signIn(agent: Agent, { line, ready }: Extract<AgentEvent, { type: 'signed-in' }>, at: number): Agent {
  const seen = { ...agent, line, seenAt: at };
  if (isSignedIn(agent)) return agent.state === 'unreachable' ? comeBack(seen, at) : rest(seen, at);
  const fresh = { ...seen, contacts: 0, signedInAt: at, next: null, dueAt: null };
  return settle(fresh, ready ? { state: 'ready', reason: '' } : { state: 'paused', reason: '' }, at);
}

function want(agent: Agent, to: Rest, at: number): Agent {
  switch (agent.state) {
    case 'signed-out':
      return agent;
    case 'reserved':
    case 'ringing':
    case 'talking':
    case 'wrap-up':
      return { ...agent, next: to };
    case 'unreachable':
      return to.state === 'signed-out' ? settle(agent, to, at) : { ...agent, next: to };
    case 'break':
      // The break is the campaign's: being ready is what follows it anyway.
      return to.state === 'ready' ? agent : settle(agent, to, at);
    default:
      if (agent.state === to.state && agent.reason === to.reason) return agent;
      return settle(agent, to, at);
  }
}

function reserve(agent: Agent, at: number): Agent {
  if (agent.state === 'ready') return enter({ ...agent, next: null }, { state: 'reserved' }, at);
  // Who takes a contact by hand during a pause goes back to it.
  if (agent.state !== 'paused') return agent;
  return enter({ ...agent, next: { state: 'paused', reason: agent.reason } }, { state: 'reserved' }, at);
}

function release(
  agent: Agent,
  { why, ready, breakUntil }: Extract<AgentEvent, { type: 'released' }>,
  at: number,
): Agent {
  if (!isEngaged(agent)) return agent;
  const { next } = agent;
  const free: Agent = { ...agent, next: null };
  if (why === 'not-answered') {
    return settle(free, next?.state === 'signed-out' ? next : { state: 'paused', reason: NOT_ANSWERED }, at);
  }
  // Somebody else's doing costs nobody their place among those who are idle.
  if (why === 'returned') return settle(free, next ?? { state: 'ready', reason: '' }, at, agent.idleSince);
  const to = next ?? (ready ? { state: 'ready' as const, reason: '' } : { state: 'paused' as const, reason: '' });
  if (why === 'lost' && to.state !== 'signed-out') return goAway(free, to, at);
  if (to.state === 'ready' && breakUntil > at) return enter({ ...free, dueAt: breakUntil }, { state: 'break' }, at);
  return settle(free, to, at);
}

function see(agent: Agent, at: number): Agent {
  if (!isSignedIn(agent)) return agent;
  const seen = { ...agent, seenAt: at };
  return agent.state === 'unreachable' ? comeBack(seen, at) : seen;
}

function setReachable(agent: Agent, reachable: boolean, at: number): Agent {
  if (agent.phoneReachable === reachable) return agent;
  const changed = { ...agent, phoneReachable: reachable };
  return agent.state === 'unreachable' ? comeBack(changed, at) : rest(changed, at);
}

function passTime(agent: Agent, at: number): Agent {
  const due = agent.dueAt !== null && agent.dueAt <= at;
  // One that has yet to begin, as far as this clock knows, began before somebody set it back.
  if (agent.state === 'break' && (due || agent.since > at))
    return settle({ ...agent, dueAt: null }, { state: 'ready', reason: '' }, at);
  if (agent.state === 'unreachable') {
    if (due && !isSeen(agent, at)) return settle(agent, { state: 'signed-out', reason: '' }, at);
    return agent.dueAt === null && !isSeen(agent, at) ? { ...agent, dueAt: agent.seenAt + SIGN_OUT_AFTER_MS } : agent;
  }
  return rest(agent, at);
}

/** Back from being unreachable to what was before, if all is well again. */
function comeBack(agent: Agent, at: number): Agent {
  const { next } = agent;
  return settle({ ...agent, next: null, dueAt: null }, next ?? { state: 'paused', reason: '' }, at, agent.idleSince);
}

/** What was ready or paused may not be reachable any more. */
function rest(agent: Agent, at: number): Agent {
  if (agent.state !== 'ready' && agent.state !== 'paused') return agent;
  const to = { state: agent.state, reason: agent.reason };
  return canBeReached(agent, at) ? agent : settle(agent, to, at);
}

/** Into a state outside conversations; unreachable instead as long as the desktop or the phone has gone. */
function settle(agent: Agent, to: Rest, at: number, idleSince = at): Agent {
  if (to.state === 'signed-out') {
    return { ...enter(agent, { state: 'signed-out' }, at), next: null, dueAt: null, signedInAt: null };
  }
  if (!canBeReached(agent, at)) return goAway(agent, to, at);
  const settled = { ...enter(agent, to, at), next: null, dueAt: null };
  return to.state === 'ready' ? { ...settled, idleSince } : settled;
}

function goAway(agent: Agent, to: Rest, at: number): Agent {
  const dueAt = isSeen(agent, at) ? null : agent.seenAt + SIGN_OUT_AFTER_MS;
  const away = agent.state === 'unreachable' ? agent : enter(agent, { state: 'unreachable' }, at);
  return { ...away, next: to, dueAt, idleSince: agent.idleSince };
}

function enter(agent: Agent, to: { state: Agent['state']; reason?: string }, at: number): Agent {
  const { state, reason = '' } = to;
  return agent.state === state && agent.reason === reason ? agent : { ...agent, state, reason, since: at };
}

function canBeReached(agent: Agent, at: number): boolean {
  return (agent.phoneReachable || agent.line.type !== 'browser') && isSeen(agent, at);
}

function isSeen({ seenAt }: Agent, at: number): boolean {
  return at - seenAt <= UNSEEN_LIMIT_MS;
}

function asRest(to: WantedState): Rest {
  return { state: to.state, reason: to.state === 'paused' ? to.reason : '' };
}

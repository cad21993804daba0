import type { LiveState } from '../../telephony/port.ts';
import { legOfColleague } from './colleague.ts';
import { callAgent } from './dial.ts';
import { legAnswered, legEnded } from './legs.ts';
import { callColleagueAgain } from './lost-colleague.ts';
import { callAgain } from './lost-phone.ts';
import { awaitAnew, isAway, RELOAD_LIMIT_MS } from './lost-phones.ts';
import { resumeMonitor } from './monitors.ts';
import { stopRecorder } from './recorder.ts';
import type { ConversationState, LegRole } from './state.ts';
import { wantCustomer } from './talk.ts';
import { nextId, type Turn } from './turn.ts';

/**
 * Goes on after a gap: what has ended or been answered meanwhile happens now. A call that is not up has either ended or
 * never been placed, which cannot be told: it counts as ended, but an agent's phone that was to ring rings again. A page
 * that was the agent's phone may have gone as well, and could not have come back meanwhile.
 */
export function resume(turn: Turn, live: LiveState): void {
  const { state, at } = turn;
  if (state.drive.awayUntil !== null) {
    // As long as nobody drove it, nobody could come back.
    state.drive.awaySince = at;
    state.drive.awayUntil = Math.max(state.drive.awayUntil, at + RELOAD_LIMIT_MS);
  }
  awaitAnew(state.drive.colleaguePhone, at);
  for (const { phone } of state.drive.monitors) awaitAnew(phone, at);
  // The agent last: whoever is still there then keeps the customer.
  const roles: readonly LegRole[] = ['customer', 'other', 'agent'];
  for (const role of roles) {
    const leg = state.drive.legs[role];
    if (leg === null) continue;
    const isGone = !live.callIds.has(leg.callId);
    // Perhaps it has never rung.
    if (role === 'agent' && isGone && state.drive.awayUntil !== null) callAgain(turn);
    else if (leg === legOfColleague(state) && isGone && isAway(state.drive.colleaguePhone))
      callColleagueAgain(turn, at);
    else if (role === 'agent' && isGone && !leg.up && isCalled(state)) {
      callAgent(turn, { autoAnswer: state.phase === 'dialling' });
    } else if (isGone) legEnded(turn, leg.callId, 'failed');
    else if (live.answeredIds.has(leg.callId)) legAnswered(turn, leg.callId);
  }
  for (const monitor of [...state.drive.monitors]) {
    resumeMonitor(turn, monitor, ({ callId }) =>
      !live.callIds.has(callId) ? 'gone' : live.answeredIds.has(callId) ? 'up' : 'ringing',
    );
  }
  // What was played and has stopped is played again, under another id: the old one has been used.
  for (const role of roles) {
    const heard = state.drive.hears[role];
    if (heard !== undefined && !live.playbackIds.has(heard.id)) {
      state.drive.hears[role] = { ...heard, id: nextId(state, 'sound') };
    }
  }
  if (state.drive.recorder !== null && !live.recordingIds.has(state.drive.recorder.id)) stopRecorder(turn);
  if (state.drive.asked && state.phase === 'whisper') wantCustomer(turn);
}

function isCalled({ phase }: ConversationState): boolean {
  return phase === 'ringing' || phase === 'dialling';
}

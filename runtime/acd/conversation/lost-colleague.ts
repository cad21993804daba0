import type { CallEndCause } from '#schemas/effects/index.ts';
import type { AcdRefusalCode } from '../desk-port.ts';
import { arrange } from './arrange.ts';
import { legOfColleague, roleOfColleague } from './colleague.ts';
import { awaitRecall, hasLostPhone, isAway, isBrowserPhone, losePhone, phoneIsBack } from './lost-phones.ts';
import { type ConversationState, type Leg, RING_GRACE_MS } from './state.ts';
import { dropLeg, placeLeg, type Turn } from './turn.ts';

/** Whether the call of a colleague who was asked along has ended because their phone has gone. */
export function isColleagueLost(state: ConversationState, leg: Leg, cause: CallEndCause): boolean {
  return hasLostPhone(leg, cause, state.drive.colleaguePhone);
}

/** The page with the colleague's phone has gone, and its call with it. */
export function colleagueLeft(turn: Turn): void {
  const leg = legOfColleague(turn.state);
  if (leg !== null && isBrowserPhone(leg)) loseColleague(turn, leg);
}

/** The colleague's phone is not there any more: the others stay, and wait for a while for it to come back. */
export function loseColleague(turn: Turn, leg: Leg): void {
  const { state, at } = turn;
  const { drive } = state;
  dropLeg(turn, roleOfColleague(state));
  const lost = losePhone(drive.colleaguePhone, leg, at);
  drive.colleaguePhone = lost;
  if (lost?.talked) {
    drive.limitAt = null;
    if (state.phase === 'talking') arrange(turn);
  } else if (lost !== null && drive.limitAt !== null) {
    lost.awayUntil = Math.min(lost.awayUntil ?? drive.limitAt, drive.limitAt);
  }
}

/** The colleague's phone is there again and asks to be called; what it had before, if anything, is no use any more. */
export function rejoin(turn: Turn, phone: string): AcdRefusalCode | null {
  const { state, at } = turn;
  const { drive } = state;
  const leg = legOfColleague(state);
  const isTheirs = leg === null ? isAway(drive.colleaguePhone) : isBrowserPhone(leg);
  if (drive.colleague === null || !isTheirs) return 'not-in-that-state';
  if (drive.colleaguePhone?.calledAgainBy === phone) return null;
  if (leg !== null) loseColleague(turn, leg);
  if (drive.colleaguePhone === null) return 'not-in-that-state';
  drive.colleaguePhone.calledAgainBy = phone;
  callColleagueAgain(turn, at);
  return null;
}

export function callColleagueAgain(turn: Turn, at: number): void {
  const { state } = turn;
  const { colleaguePhone, limitAt } = state.drive;
  if (colleaguePhone === null) return;
  if (colleaguePhone.talked) {
    placeLeg(turn, roleOfColleague(state), awaitRecall(colleaguePhone, at));
    return;
  }
  // It rings in the time that is left for it.
  phoneIsBack(colleaguePhone);
  const leftMs = (limitAt ?? at) - at - RING_GRACE_MS;
  placeLeg(turn, roleOfColleague(state), { ...colleaguePhone.placed, ringTimeoutMs: Math.max(leftMs, 1000) });
}

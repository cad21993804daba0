import { dial } from './dial.ts';
import { endTalk, endUntaken, finish } from './ending.ts';
import { colleagueEnded, legEnded } from './legs.ts';
import { giveUpAgent } from './lost-phone.ts';
import { forgetLostMonitors } from './monitors.ts';
import type { ConversationState } from './state.ts';
import { wantCustomer } from './talk.ts';
import { dropLeg, type Turn } from './turn.ts';

/** When something falls due by itself; null while nothing does. */
export function dueAt({ phase, wrapUpUntil, drive }: ConversationState): number | null {
  const phones = [drive.colleaguePhone, ...drive.monitors.map(({ phone }) => phone)];
  const moments = [
    drive.limitAt,
    drive.awayUntil,
    phase === 'wrap-up' ? wrapUpUntil : null,
    ...phones.map((phone) => phone?.awayUntil ?? null),
  ].filter((moment) => moment !== null);
  return moments.length === 0 ? null : Math.min(...moments);
}

export function passTime(turn: Turn, at: number): void {
  const { state } = turn;
  if (state.phase === 'wrap-up' && state.wrapUpUntil !== null && state.wrapUpUntil <= at) {
    finish(turn);
    return;
  }
  if (state.drive.awayUntil !== null && state.drive.awayUntil <= at) {
    giveUpAgent(turn);
    return;
  }
  forgetLostMonitors(turn, at);
  const colleagueUntil = state.drive.colleaguePhone?.awayUntil ?? null;
  if (colleagueUntil !== null && colleagueUntil <= at) {
    colleagueEnded(turn);
    return;
  }
  if (state.drive.limitAt === null || state.drive.limitAt > at) return;
  state.drive.limitAt = null;
  reachLimit(turn);
}

/** What should have ended by itself has not: it ends now, as if it had. */
function reachLimit(turn: Turn): void {
  const { state } = turn;
  const { legs } = state.drive;
  switch (state.phase) {
    case 'preview':
      dial(turn);
      return;
    case 'ringing':
      endUntaken(turn, 'not-answered');
      return;
    case 'whisper':
      if (state.drive.asked) endUntaken(turn, 'failed');
      else wantCustomer(turn);
      return;
    case 'dialling':
      dropLeg(turn, 'customer');
      endTalk(turn, 'not-reached');
      return;
    default: {
      const ringing = legs.other?.up === false ? legs.other : legs.agent?.up === false ? legs.agent : null;
      if (ringing !== null) legEnded(turn, ringing.callId);
    }
  }
}

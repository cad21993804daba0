import type { ConversationCommand } from '#schemas/domain/conversation.ts';
import type { CallEndCause } from '#schemas/effects/index.ts';
import type { LiveState } from '../../telephony/port.ts';
import type { AcdRefusalCode, MonitorRequest } from '../desk-port.ts';
import { obey, type Target } from './commands.ts';
import { endUntaken } from './ending.ts';
import { legAnswered, legEnded } from './legs.ts';
import { passTime } from './limits.ts';
import { colleagueLeft } from './lost-colleague.ts';
import { phoneLeft } from './lost-phone.ts';
import { monitorAnswered, monitorEnded, monitorLeft, setMonitor, stopMonitor } from './monitors.ts';
import { followTalk } from './recorder.ts';
import { resume } from './resume.ts';
import type { ConversationState } from './state.ts';
import { startTalk, wantCustomer } from './talk.ts';
import type { Ask, Turn, Write } from './turn.ts';

export type ConversationEvent =
  | { type: 'call.answered'; callId: string }
  | { type: 'call.ended'; callId: string; cause: CallEndCause }
  | { type: 'playback.finished'; playbackId: string }
  /** The page that was somebody's phone has gone: the agent's, a colleague's or a supervisor's. */
  | { type: 'phone-left'; user: string }
  | { type: 'recording.finished'; recordingId: string; seconds: number; failed: boolean }
  /** The waiting room's answer to `ready-to-talk`. */
  | { type: 'customer.ready'; ok: boolean }
  /** The wait is over without an agent. */
  | { type: 'withdrawn' }
  | { type: 'command'; command: ConversationCommand; target: Target | null }
  | { type: 'monitor'; request: MonitorRequest; address: string }
  | { type: 'stop-monitor'; supervisor: string }
  /** `due`: what it was set for has come, though a clock that was set back meanwhile does not know. */
  | { type: 'timer'; due?: number }
  /** Somebody else drives it now, or the telephone system was away. */
  | { type: 'resumed'; live: LiveState };

export interface ConversationStep {
  state: ConversationState;
  writes: readonly Write[];
  asks: readonly Ask[];
  /** Of a command: why it cannot be done now; nothing has changed then. */
  refused: AcdRefusalCode | null;
}

/** What becomes of a conversation when something happens. Telephony follows from the two states: see `commandsBetween`. */
export function reduceConversation(before: ConversationState, event: ConversationEvent, at: number): ConversationStep {
  const turn: Turn = { state: structuredClone(before), at, writes: [], asks: [] };
  const refused = take(turn, event);
  if (refused !== null) return { state: before, writes: [], asks: [], refused };
  followTalk(turn);
  turn.state.revision = before.revision + 1;
  return { state: turn.state, writes: turn.writes, asks: turn.asks, refused: null };
}

function take(turn: Turn, event: ConversationEvent): AcdRefusalCode | null {
  const { state } = turn;
  switch (event.type) {
    case 'call.answered':
      legAnswered(turn, event.callId);
      monitorAnswered(turn, event.callId);
      return null;
    case 'call.ended':
      legEnded(turn, event.callId, event.cause);
      monitorEnded(turn, event.callId, event.cause);
      return null;
    case 'phone-left':
      if (event.user === state.agent) phoneLeft(turn);
      if (event.user === state.drive.colleague) colleagueLeft(turn);
      monitorLeft(turn, event.user);
      return null;
    case 'playback.finished':
      if (state.phase === 'whisper' && state.drive.hears.agent?.id === event.playbackId) wantCustomer(turn);
      return null;
    case 'recording.finished': {
      const { recordingId, seconds, failed } = event;
      if (state.drive.recorder?.id === recordingId) {
        // By itself: too long, or it could not be done. It is not begun anew.
        state.recording = 'off';
      }
      turn.writes.push({ write: 'measured', recordingId, seconds, failed });
      return null;
    }
    case 'customer.ready':
      if (!state.drive.asked) return null;
      state.drive.asked = false;
      if (state.phase !== 'whisper') return null;
      if (event.ok) startTalk(turn);
      else endUntaken(turn, 'failed');
      return null;
    case 'withdrawn':
      if (state.phase === 'ringing' || state.phase === 'whisper') endUntaken(turn, 'abandoned');
      return null;
    case 'command':
      return obey(turn, event.command, event.target);
    case 'monitor':
      return setMonitor(turn, event.request, event.address);
    case 'stop-monitor':
      stopMonitor(turn, event.supervisor);
      return null;
    case 'timer':
      passTime(turn, Math.max(turn.at, event.due ?? turn.at));
      return null;
    case 'resumed':
      resume(turn, event.live);
      return null;
  }
}

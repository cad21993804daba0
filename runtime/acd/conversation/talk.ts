import { arrange } from './arrange.ts';
import { HAND_OVER_LIMIT_MS, WHISPER_LIMIT_MS } from './state.ts';
import { hasFlow, playTo, type Turn } from './turn.ts';

/** The agent's phone has been answered for a caller: first the agent hears whose call it is. */
export function startWhisper(turn: Turn): void {
  const { state, at, writes } = turn;
  state.phase = 'whisper';
  writes.push({ write: 'agent', event: { type: 'talking' } });
  if (state.drive.rules.whisper.length === 0) {
    wantCustomer(turn);
    return;
  }
  playTo(turn, 'agent', state.drive.rules.whisper, { loop: false });
  state.drive.limitAt = at + WHISPER_LIMIT_MS;
}

/** The waiting room is asked to hand the caller over. */
export function wantCustomer(turn: Turn): void {
  const { state, at, asks } = turn;
  delete state.drive.hears.agent;
  state.drive.asked = true;
  state.drive.limitAt = at + HAND_OVER_LIMIT_MS;
  asks.push({ ask: 'ready-to-talk' });
}

export function startTalk(turn: Turn): void {
  const { state, at, writes, asks } = turn;
  const { rules } = state.drive;
  state.phase = 'talking';
  state.answeredAt ??= at;
  state.end = null;
  state.drive.limitAt = null;
  arrange(turn);
  if (rules.recording !== 'none') state.recording = 'on';
  writes.push({ write: 'agent', event: { type: 'talking' } });
  if (state.waitId !== null) writes.push({ write: 'wait-ended', end: 'answered' });
  if (hasFlow(state)) asks.push({ ask: 'answered' });
}

import type { CallEndCause } from '#schemas/effects/index.ts';
import type { AcdRefusalCode, MonitorRequest } from '../desk-port.ts';
import { awaitRecall, hasLostPhone, isAway, isBrowserPhone, losePhone, phoneIsBack } from './lost-phones.ts';
import { DIAL_SECONDS, type Leg, type Monitor } from './state.ts';
import { nextId, type Turn } from './turn.ts';

/** A supervisor who listens to an agent; asked again, what they do there changes. */
export function setMonitor(turn: Turn, request: MonitorRequest, address: string): AcdRefusalCode | null {
  const { state } = turn;
  if (state.phase !== 'talking') return 'not-in-that-state';
  const { supervisor, mode, phone } = request;
  const known = state.drive.monitors.find((monitor) => monitor.supervisor === supervisor);
  if (phone !== undefined) return known === undefined ? 'not-in-that-state' : monitorReturns(turn, known, phone);
  if (known !== undefined) {
    known.mode = mode;
    return null;
  }
  const placed = { to: address, from: '', ringTimeoutMs: DIAL_SECONDS * 1000, autoAnswer: true };
  state.drive.monitors.push({ supervisor, mode, leg: newLeg(turn, placed), phone: null });
  return null;
}

export function stopMonitor({ state }: Turn, supervisor: string): void {
  state.drive.monitors = state.drive.monitors.filter((monitor) => monitor.supervisor !== supervisor);
}

export function monitorAnswered({ state }: Turn, callId: string): void {
  for (const { leg, phone } of state.drive.monitors) {
    if (leg?.callId !== callId) continue;
    leg.up = true;
    phoneIsBack(phone);
  }
}

export function monitorEnded(turn: Turn, callId: string, cause: CallEndCause): void {
  const { state } = turn;
  const monitor = state.drive.monitors.find(({ leg }) => leg?.callId === callId);
  if (!monitor?.leg) return;
  // A phone that has never answered was not there to begin with.
  const isLost = (monitor.leg.up || isAway(monitor.phone)) && hasLostPhone(monitor.leg, cause, monitor.phone);
  if (isLost) loseMonitor(turn, monitor, monitor.leg);
  else stopMonitor(turn, monitor.supervisor);
}

/** The page with the supervisor's phone has gone. */
export function monitorLeft(turn: Turn, supervisor: string): void {
  for (const monitor of turn.state.drive.monitors) {
    const { leg } = monitor;
    if (monitor.supervisor === supervisor && leg !== null && isBrowserPhone(leg)) loseMonitor(turn, monitor, leg);
  }
}

/** After a gap: who is not there any more has lost the phone, or does not listen any more. */
export function resumeMonitor(
  turn: Turn,
  { supervisor }: Monitor,
  isUp: (leg: Leg) => 'up' | 'ringing' | 'gone',
): void {
  const monitor = turn.state.drive.monitors.find((one) => one.supervisor === supervisor);
  if (!monitor?.leg) return;
  const now = isUp(monitor.leg);
  if (now === 'gone') monitorEnded(turn, monitor.leg.callId, 'failed');
  else if (now === 'up') monitorAnswered(turn, monitor.leg.callId);
}

/** Supervisors whose phone has not come back in time. */
export function forgetLostMonitors({ state }: Turn, at: number): void {
  state.drive.monitors = state.drive.monitors.filter(
    ({ phone }) => (phone?.awayUntil ?? Number.POSITIVE_INFINITY) > at,
  );
}

/** Their browser phone is there again and asks to be called. */
function monitorReturns(turn: Turn, monitor: Monitor, phone: string): AcdRefusalCode | null {
  const { leg } = monitor;
  if (leg !== null && !isBrowserPhone(leg)) return 'not-in-that-state';
  if (monitor.phone?.calledAgainBy === phone) return null;
  if (leg !== null) loseMonitor(turn, monitor, leg);
  if (monitor.phone === null) return 'not-in-that-state';
  monitor.phone.calledAgainBy = phone;
  monitor.leg = newLeg(turn, awaitRecall(monitor.phone, turn.at));
  return null;
}

function loseMonitor({ at }: Turn, monitor: Monitor, leg: Leg): void {
  monitor.phone = losePhone(monitor.phone, leg, at);
  monitor.leg = null;
}

function newLeg({ state }: Turn, placed: NonNullable<Leg['placed']>): Leg {
  return { callId: nextId(state, 'monitor'), up: false, placed };
}

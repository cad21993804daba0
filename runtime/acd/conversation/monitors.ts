import type { AcdRefusalCode, MonitorRequest } from '../desk-port.ts';
import { DIAL_SECONDS } from './state.ts';
import { nextId, type Turn } from './turn.ts';

/** A supervisor who listens to an agent; asked again, what they do there changes. */
export function setMonitor({ state }: Turn, request: MonitorRequest, address: string): AcdRefusalCode | null {
  if (state.phase !== 'talking') return 'not-in-that-state';
  const { supervisor, mode } = request;
  const known = state.drive.monitors.find((monitor) => monitor.supervisor === supervisor);
  if (known !== undefined) {
    known.mode = mode;
    return null;
  }
  const placed = { to: address, from: '', ringTimeoutMs: DIAL_SECONDS * 1000, autoAnswer: true };
  state.drive.monitors.push({ supervisor, mode, leg: { callId: nextId(state, 'monitor'), up: false, placed } });
  return null;
}

export function stopMonitor({ state }: Turn, supervisor: string): void {
  state.drive.monitors = state.drive.monitors.filter((monitor) => monitor.supervisor !== supervisor);
}

export function monitorAnswered({ state }: Turn, callId: string): void {
  for (const { leg } of state.drive.monitors) if (leg.callId === callId) leg.up = true;
}

export function monitorEnded({ state }: Turn, callId: string): void {
  state.drive.monitors = state.drive.monitors.filter(({ leg }) => leg.callId !== callId);
}

import type { MonitorCommand } from '../port.ts';
import type { SimulatedBridges } from './simulated-bridges.ts';

/** Who listens to whom. A monitor is there as long as both its calls are. */
export interface SimulatedMonitors {
  set(command: MonitorCommand): void;
  stop(monitorId: string): void;
  /** The call has ended, or talks elsewhere itself. */
  release(callId: string, role?: 'listener'): void;
  /** The calls that a call hears, in the order of their ids. */
  heardBy(callId: string): readonly string[];
}

export function createSimulatedMonitors(bridges: Pick<SimulatedBridges, 'bridgeOf' | 'membersOf'>): SimulatedMonitors {
  const monitors = new Map<string, MonitorCommand>();

  function talkersTo(callId: string): readonly string[] {
    const bridgeId = bridges.bridgeOf(callId);
    return bridgeId === null ? [] : bridges.membersOf(bridgeId).filter((id) => id !== callId);
  }

  return {
    set: (command) => void monitors.set(command.monitorId, command),
    stop: (monitorId) => void monitors.delete(monitorId),
    release(callId, role) {
      for (const { monitorId, listenerCallId, targetCallId } of [...monitors.values()]) {
        if (listenerCallId === callId || (role === undefined && targetCallId === callId)) monitors.delete(monitorId);
      }
    },
    heardBy(callId) {
      const heard = new Set(talkersTo(callId));
      for (const { listenerCallId, targetCallId, mode } of monitors.values()) {
        if (listenerCallId === callId) for (const id of [targetCallId, ...talkersTo(targetCallId)]) heard.add(id);
        if (targetCallId === callId && mode === 'whisper') heard.add(listenerCallId);
      }
      heard.delete(callId);
      return [...heard].sort();
    },
  };
}

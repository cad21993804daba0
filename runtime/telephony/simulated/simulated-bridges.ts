import type { Clock } from '#runtime/engine/clock.ts';
import type { RecordBridgeCommand, TelephonyEvent } from '../port.ts';

export interface BridgesOptions {
  clock: Clock;
  emit(event: TelephonyEvent): void;
  keepRecording(recordingId: string, seconds: number): void;
}

/** Who is joined with whom. A bridge is there as long as somebody is in it, and a call is in one at most. */
export interface SimulatedBridges {
  join(bridgeId: string, callId: string): void;
  /** Takes the call out of this bridge, or out of whichever it is in. */
  leave(callId: string, bridgeId?: string): void;
  end(bridgeId: string): void;
  bridgeOf(callId: string): string | null;
  membersOf(bridgeId: string): readonly string[];
  record(command: RecordBridgeCommand): void;
  stopRecording(recordingId: string): void;
  isRecording(recordingId: string): boolean;
}

interface BridgeRecording {
  command: RecordBridgeCommand;
  startedAtMs: number;
  timer: unknown;
}

export function createSimulatedBridges({ clock, emit, keepRecording }: BridgesOptions): SimulatedBridges {
  const members = new Map<string, Set<string>>();
  const recordings = new Map<string, BridgeRecording>();
  const issued = new Set<string>();

  function bridgeOf(callId: string): string | null {
    for (const [bridgeId, callIds] of members) if (callIds.has(callId)) return bridgeId;
    return null;
  }

  function end(bridgeId: string): void {
    members.delete(bridgeId);
    for (const { command } of [...recordings.values()]) {
      if (command.bridgeId === bridgeId) finishRecording(command.recordingId);
    }
  }

  function leave(callId: string, bridgeId = bridgeOf(callId)): void {
    if (bridgeId === null) return;
    const callIds = members.get(bridgeId);
    if (callIds?.delete(callId) && callIds.size === 0) end(bridgeId);
  }

  function finishRecording(recordingId: string): void {
    const recording = recordings.get(recordingId);
    if (!recording) return;
    recordings.delete(recordingId);
    clock.clearTimeout(recording.timer);
    const { bridgeId } = recording.command;
    const seconds = (clock.now() - recording.startedAtMs) / 1_000;
    keepRecording(recordingId, seconds);
    emit({ type: 'bridge-recording.finished', recordingId, bridgeId, seconds, failed: false });
  }

  return {
    leave,
    end,
    bridgeOf,
    membersOf: (bridgeId) => [...(members.get(bridgeId) ?? [])],
    join(bridgeId, callId) {
      leave(callId);
      members.set(bridgeId, (members.get(bridgeId) ?? new Set()).add(callId));
    },
    record(command) {
      const { recordingId, bridgeId, maxSeconds } = command;
      if (issued.has(recordingId)) return;
      issued.add(recordingId);
      if (!members.has(bridgeId)) {
        emit({ type: 'bridge-recording.finished', recordingId, bridgeId, seconds: 0, failed: true });
        return;
      }
      const timer = clock.setTimeout(() => finishRecording(recordingId), maxSeconds * 1_000);
      recordings.set(recordingId, { command, startedAtMs: clock.now(), timer });
    },
    stopRecording: finishRecording,
    isRecording: (recordingId) => recordings.has(recordingId),
  };
}

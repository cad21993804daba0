import type { RecordCommand, TelephonyEvent } from '../port.ts';
import type { AriRecording } from './ari-event.ts';
import type { TrackedCall, TrackedRecording } from './call-registry.ts';
import { recordingVariable } from './config/write-asterisk-config.ts';

type EndReason = Extract<TelephonyEvent, { type: 'recording.finished' }>['reason'];

/** Asterisk says that a recording is over, but not why; what happened around it tells. */
export function endReason(
  call: TrackedCall,
  tracked: TrackedRecording | undefined,
  recording: AriRecording,
): EndReason {
  if (tracked?.stopping) return tracked.stopping;
  if (call.hangingUp) return 'hung-up';
  const silence = recording.silence_duration ?? 0;
  const command = tracked?.command;
  if (!command) return silence > 0 ? 'silence' : 'max-length';
  // Asterisk's whole seconds leave the silence out of the duration.
  const limitReached = (recording.duration ?? 0) + silence >= command.maxSeconds - 1;
  return command.maxSilenceSeconds > 0 && !limitReached ? 'silence' : 'max-length';
}

export function isTerminator(key: string, terminator: string): boolean {
  return terminator === 'any' || terminator === key;
}

/** What a channel is recording, kept on the channel itself for a runtime that starts in the middle of it. */
export function writeRecordingVariable(command: RecordCommand): string {
  return [command.maxSeconds, command.maxSilenceSeconds, command.terminator, command.recordingId].join(' ');
}

export function readRecordingVariable(
  callId: string,
  variables: Record<string, string> | undefined,
): RecordCommand | null {
  const [maxSeconds, maxSilenceSeconds, terminator, ...id] = (variables?.[recordingVariable] ?? '').split(' ');
  if (terminator === undefined || id.length === 0) return null;
  return {
    callId,
    recordingId: id.join(' '),
    maxSeconds: Number(maxSeconds),
    maxSilenceSeconds: Number(maxSilenceSeconds),
    beep: false,
    terminator,
  };
}

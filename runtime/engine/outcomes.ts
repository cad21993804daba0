import type { TelephonyEvent } from '#runtime/telephony/port.ts';
import type { ContactEvent } from '#schemas/effects/contact.ts';
import type { CallEndCause } from '#schemas/effects/index.ts';

type EventOf<T extends TelephonyEvent['type']> = Extract<TelephonyEvent, { type: T }>;

export function playbackOutcome({ playbackId, result }: EventOf<'playback.finished'>): ContactEvent {
  if (result === 'failed') return { type: 'play.failed', effect: playbackId, data: { reason: 'playback' } };
  return { type: 'play.finished', effect: playbackId, data: {} };
}

export function recordingOutcome({ recordingId, reason, seconds }: EventOf<'recording.finished'>): ContactEvent {
  if (reason === 'failed') return { type: 'record.failed', effect: recordingId, data: { reason: 'recording' } };
  const outcome = reason === 'hung-up' ? 'hung-up' : 'finished';
  return { type: `record.${outcome}`, effect: recordingId, data: { recording: recordingId, seconds } };
}

/** How a transfer ended that was never answered. */
export function transferFailure(effectId: string, cause: CallEndCause): ContactEvent {
  if (cause === 'busy') return { type: 'transfer.busy', effect: effectId, data: {} };
  if (cause === 'no-answer') return { type: 'transfer.no-answer', effect: effectId, data: {} };
  return { type: 'transfer.failed', effect: effectId, data: { cause } };
}

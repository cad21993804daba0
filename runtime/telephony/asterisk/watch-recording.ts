import type { Clock } from '#runtime/engine/clock.ts';
import type { TrackedRecording } from './call-registry.ts';

export interface RecordingWatch {
  clock: Clock;
  recording: TrackedRecording;
  /** Packets of sound that have come from the caller so far; null when that is not known. */
  countPackets(): Promise<number | null>;
  end(): Promise<void>;
  onError(error: unknown): void;
}

/**
 * Ends a recording whose limits Asterisk cannot see: it measures length and silence in the sound that it receives, and from
 * a caller who sends none, such as a muted phone, neither limit ever comes.
 */
export function watchRecording({ clock, recording, countPackets, end, onError }: RecordingWatch): void {
  const { maxSeconds, maxSilenceSeconds } = recording.command;
  const endsAtMs = clock.now() + maxSeconds * 1_000 + lateMs;
  const stepMs = maxSilenceSeconds > 0 ? maxSilenceSeconds * 1_000 : maxSeconds * 1_000;
  let packets: number | null = null;

  async function look(): Promise<void> {
    const before = packets;
    packets = maxSilenceSeconds > 0 ? await countPackets() : null;
    // It may have ended while we asked.
    if (recording.over || recording.stopping) return;
    if (clock.now() >= endsAtMs) recording.stopping = 'max-length';
    else if (packets !== null && packets === before) recording.stopping = 'silence';
    else return arm();
    await end();
  }

  function arm(): void {
    const delayMs = Math.min(stepMs + lateMs, Math.max(0, endsAtMs - clock.now()));
    recording.watch = clock.setTimeout(() => void look().catch(onError), delayMs);
  }

  if (maxSilenceSeconds > 0) countPackets().then((count) => (packets = count), onError);
  arm();
}

/** Asterisk comes first when it can. */
const lateMs = 1_500;

import type { Clock } from '#runtime/engine/clock.ts';
import type { PlayCommand, RecordCommand, TelephonyEvent } from '../port.ts';

type RecordingEnd = Extract<TelephonyEvent, { type: 'recording.finished' }>['reason'];
type PlaybackEnd = Extract<TelephonyEvent, { type: 'playback.finished' }>['result'];

export interface LineOptions {
  callId: string;
  clock: Clock;
  emit(event: TelephonyEvent): void;
  /** Length of the whole playback, and whether anything of it can be heard. */
  measure(command: PlayCommand): { durationMs: number; audible: boolean };
  keepRecording(recordingId: string, seconds: number): void;
}

/** The sound of one call: what is played to and recorded from it, one thing after the other, as Asterisk does it. */
export interface SimulatedLine {
  play(command: PlayCommand): void;
  record(command: RecordCommand): void;
  stop(mediaId: string): void;
  /** Ends what plays over and over. */
  stopLoops(): void;
  /** The other side makes a sound for so long. */
  speak(durationMs: number): void;
  /** True when the key ended a recording and is used up by that. */
  press(key: string): boolean;
  /** Ends everything; recordings say so. */
  hangUp(): void;
  isActive(mediaId: string): boolean;
}

type Job = { kind: 'playback'; command: PlayCommand } | { kind: 'recording'; command: RecordCommand };

export function createSimulatedLine({ callId, clock, emit, measure, keepRecording }: LineOptions): SimulatedLine {
  const issued = new Set<string>();
  const jobs: Job[] = [];
  let running: { job: Job; startedAtMs: number; timers: unknown[] } | null = null;
  let speakingUntilMs = 0;
  let silence: unknown = null;

  function add(id: string, job: Job): void {
    if (issued.has(id)) return;
    issued.add(id);
    jobs.push(job);
    startNext();
  }

  function startNext(): void {
    const job = running === null ? jobs[0] : undefined;
    if (!job) return;
    running = { job, startedAtMs: clock.now(), timers: [] };
    if (job.kind === 'playback') {
      const { durationMs, audible } = measure(job.command);
      if (durationMs === Number.POSITIVE_INFINITY) return;
      running.timers.push(clock.setTimeout(() => endPlayback(audible ? 'finished' : 'failed'), durationMs));
    } else {
      running.timers.push(clock.setTimeout(() => endRecording('max-length'), job.command.maxSeconds * 1_000));
      watchSilence(job.command);
    }
  }

  function watchSilence({ maxSilenceSeconds }: RecordCommand): void {
    clock.clearTimeout(silence);
    if (maxSilenceSeconds <= 0) return;
    const quietFromMs = Math.max(clock.now(), speakingUntilMs);
    silence = clock.setTimeout(() => endRecording('silence'), quietFromMs - clock.now() + maxSilenceSeconds * 1_000);
  }

  function endPlayback(result: PlaybackEnd): void {
    const job = finishRunning();
    if (job?.kind !== 'playback') return;
    emit({ type: 'playback.finished', playbackId: job.command.playbackId, callId, result });
    startNext();
  }

  function endRecording(reason: RecordingEnd): void {
    const seconds = running === null ? 0 : (clock.now() - running.startedAtMs) / 1_000;
    const job = finishRunning();
    if (job?.kind !== 'recording') return;
    const { recordingId } = job.command;
    keepRecording(recordingId, seconds);
    emit({ type: 'recording.finished', recordingId, callId, seconds, reason });
    startNext();
  }

  function finishRunning(): Job | undefined {
    for (const timer of running?.timers ?? []) clock.clearTimeout(timer);
    clock.clearTimeout(silence);
    running = null;
    return jobs.shift();
  }

  function idOf(job: Job): string {
    return job.kind === 'playback' ? job.command.playbackId : job.command.recordingId;
  }

  function stop(mediaId: string): void {
    const index = jobs.findIndex((job) => idOf(job) === mediaId);
    const job = jobs[index];
    if (!job) return;
    if (index === 0) {
      if (job.kind === 'playback') endPlayback('stopped');
      else endRecording('stopped');
      return;
    }
    jobs.splice(index, 1);
    if (job.kind === 'playback') emit({ type: 'playback.finished', playbackId: mediaId, callId, result: 'stopped' });
    else emit({ type: 'recording.finished', recordingId: mediaId, callId, seconds: 0, reason: 'stopped' });
  }

  return {
    play: (command) => add(command.playbackId, { kind: 'playback', command }),
    record: (command) => add(command.recordingId, { kind: 'recording', command }),
    stop,
    stopLoops() {
      for (const job of [...jobs]) if (job.kind === 'playback' && job.command.loop) stop(idOf(job));
    },
    speak(durationMs) {
      speakingUntilMs = Math.max(speakingUntilMs, clock.now() + durationMs);
      if (running?.job.kind === 'recording') watchSilence(running.job.command);
    },
    press(key) {
      if (running?.job.kind !== 'recording') return false;
      const { terminator } = running.job.command;
      if (terminator !== 'any' && terminator !== key) return false;
      endRecording('terminator');
      return true;
    },
    hangUp() {
      if (running?.job.kind === 'recording') endRecording('hung-up');
      finishRunning();
      for (const job of jobs.splice(0)) {
        if (job.kind !== 'recording') continue;
        const { recordingId } = job.command;
        emit({ type: 'recording.finished', recordingId, callId, seconds: 0, reason: 'hung-up' });
      }
    },
    isActive: (mediaId) => jobs.some((job) => idOf(job) === mediaId),
  };
}

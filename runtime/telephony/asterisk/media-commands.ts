import type { Clock } from '#runtime/engine/clock.ts';
import type { PlayCommand, RecordCommand, TelephonyEvent } from '../port.ts';
import { AsteriskUnreachableError, readJson } from './ari-client.ts';
import { ariRtpStatistics } from './ari-event.ts';
import type { TelephonyLog } from './asterisk-telephony.ts';
import type { CallRegistry, TrackedCall, TrackedPlayback, TrackedRecording } from './call-registry.ts';
import type { Commander } from './commander.ts';
import { recordingVariable } from './config/write-asterisk-config.ts';
import { toAsteriskId } from './ids.ts';
import {
  type MediaSegment,
  repeatSegments,
  type SoundItem,
  segmentId,
  segmentIds,
  toMediaSegments,
} from './media-segments.ts';
import { writeRecordingVariable } from './recording-end.ts';
import { watchRecording } from './watch-recording.ts';
import { wavSeconds } from './wav-seconds.ts';

export interface MediaCommandOptions {
  commander: Commander;
  registry: CallRegistry;
  clock: Clock;
  log: TelephonyLog;
  deliver(event: TelephonyEvent): void;
  soundUri(item: SoundItem): Promise<string>;
  languageName(language: string): string;
}

/** Playing to and recording callers. */
export function createMediaCommands(options: MediaCommandOptions) {
  const { commander, registry, clock, deliver, log } = options;

  async function isPlaying(playbackId: string): Promise<boolean> {
    return (await commander.request({ method: 'GET', path: `playbacks/${toAsteriskId(playbackId)}` })) !== null;
  }

  /** Sends the command once, in its turn: what did not get through may be commanded again. */
  async function issueOnce(
    { callId, mediaId }: { callId: string; mediaId: string },
    send: (call: TrackedCall) => Promise<void>,
  ): Promise<void> {
    const call = registry.adopt(callId);
    if (!call || !registry.issue(call, mediaId)) return;
    try {
      await commander.forTakenCall(callId, send);
    } catch (error) {
      registry.withdraw(call, mediaId);
      // It may have got through all the same, so the next attempt asks first.
      if (error instanceof AsteriskUnreachableError) call.shared = true;
      throw error;
    }
  }

  async function startPlayback(call: TrackedCall, command: PlayCommand): Promise<void> {
    const { playbackId } = command;
    if (!call.shared || !(await isPlaying(playbackId))) return beginPlayback(call, command);
    const loop = loopOf(command);
    call.playbacks.set(playbackId, { playbackId, stopping: false, segments: unknownCount, heard: true, loop });
  }

  function loopOf(command: PlayCommand): TrackedPlayback['loop'] {
    return command.loop ? { command, startedAtMs: clock.now() } : null;
  }

  async function beginPlayback(call: TrackedCall, command: PlayCommand): Promise<void> {
    const { playbackId, items } = command;
    const loop = loopOf(command);
    const { segments, missing } = await toMediaSegments(items, options.soundUri, options.languageName);
    for (const { item, error } of missing) log.warn({ item, error, callId: call.callId }, 'no sound for a prompt');
    if (segments.length === 0) {
      const result = missing.length > 0 ? 'failed' : 'finished';
      deliver({ type: 'playback.finished', playbackId, callId: call.callId, result });
      return;
    }
    call.playbacks.set(playbackId, { playbackId, stopping: false, segments: segments.length, heard: false, loop });
    await sendSegments(call, playbackId, loop ? repeatSegments(segments) : segments);
  }

  async function sendSegments(call: TrackedCall, playbackId: string, segments: readonly MediaSegment[]): Promise<void> {
    const ids = segmentIds(playbackId, segments.length);
    for (const [index, segment] of segments.entries()) {
      await commander.request({
        method: 'POST',
        path: `channels/${call.channelId}/play/${ids[index]}`,
        body: { media: segment.media, ...(segment.language ? { lang: segment.language } : {}) },
      });
    }
  }

  /** The last segment first, so that the end of one does not start the next; without a count, as far as there are any. */
  async function removePlayback(playbackId: string, count = unknownCount): Promise<void> {
    for (let remaining = 0; remaining < count; remaining += 1) {
      const path = `playbacks/${segmentId(playbackId, remaining)}`;
      if ((await commander.request({ method: 'DELETE', path })) === null) return;
    }
  }

  async function stopPlayback(playbackId: string): Promise<void> {
    const call = registry.ownerOf(playbackId);
    // Its start may still be on the way.
    await call?.commands;
    const playback = call?.playbacks.get(playbackId);
    if (call && !playback) return;
    if (playback) playback.stopping = true;
    await removePlayback(playbackId, playback?.segments);
  }

  async function startRecording(call: TrackedCall, command: RecordCommand): Promise<void> {
    const { recordingId, maxSeconds, terminator } = command;
    const recording: TrackedRecording = { command, stopping: null, startedAtMs: clock.now(), watch: null, over: false };
    call.recordings.set(recordingId, recording);
    await setRecordingVariable(call, writeRecordingVariable(command));
    const answer = await commander.request({
      method: 'POST',
      path: `channels/${call.channelId}/record`,
      body: {
        name: toAsteriskId(recordingId),
        format: 'wav',
        maxDurationSeconds: Math.ceil(maxSeconds),
        maxSilenceSeconds: Math.ceil(command.maxSilenceSeconds),
        // An existing recording is one that we started before: never record over it.
        ifExists: 'fail',
        beep: command.beep,
        terminateOn: nativeTerminators.has(terminator) ? terminator : 'none',
      },
    });
    if (answer === null && (await endForgottenRecording(call, recordingId))) return;
    watchRecording({
      clock,
      recording,
      countPackets: () => countPackets(call),
      end: () => endRecording(recordingId),
      onError: (error) => log.warn({ error, recordingId }, 'could not watch a recording'),
    });
  }

  async function countPackets(call: TrackedCall): Promise<number | null> {
    const path = `channels/${call.channelId}/rtp_statistics`;
    const answer = await commander.request({ method: 'GET', path });
    return answer === null ? null : ariRtpStatistics.parse(readJson(answer)).rxcount;
  }

  /** A recording that another process started and Asterisk has finished, without anybody left to hear of it. */
  async function endForgottenRecording(call: TrackedCall, recordingId: string): Promise<boolean> {
    const id = toAsteriskId(recordingId);
    if (await commander.request({ method: 'GET', path: `recordings/live/${id}` })) return false;
    const file = await commander.request({ method: 'GET', path: `recordings/stored/${id}/file` });
    call.recordings.delete(recordingId);
    if (file === null) return true;
    const seconds = wavSeconds(file.body);
    deliver({ type: 'recording.finished', recordingId, callId: call.callId, seconds, reason: 'stopped' });
    return true;
  }

  async function endRecording(recordingId: string): Promise<void> {
    await commander.request({ method: 'POST', path: `recordings/live/${toAsteriskId(recordingId)}/stop` });
  }

  async function setRecordingVariable(call: TrackedCall, value: string): Promise<void> {
    await commander.request({
      method: 'POST',
      path: `channels/${call.channelId}/variable`,
      query: { variable: recordingVariable, value },
    });
  }

  return {
    play(command: PlayCommand): Promise<void> {
      return issueOnce({ callId: command.callId, mediaId: command.playbackId }, (call) => startPlayback(call, command));
    },

    /** What is played over and over has come to its end: begins it again, unless it was stopped meanwhile. */
    replay({ callId, playbackId }: { callId: string; playbackId: string }): Promise<void> {
      return commander.forCall(callId, async (call) => {
        const playback = call.playbacks.get(playbackId);
        if (!playback?.loop) return;
        if (!playback.stopping) return beginPlayback(call, playback.loop.command);
        call.playbacks.delete(playbackId);
        deliver({ type: 'playback.finished', playbackId, callId, result: 'stopped' });
      });
    },

    stopPlayback,

    async stopLoops(callId: string): Promise<void> {
      for (const { playbackId, loop } of registry.find(callId)?.playbacks.values() ?? []) {
        if (loop) await stopPlayback(playbackId);
      }
    },

    record(command: RecordCommand): Promise<void> {
      return issueOnce({ callId: command.callId, mediaId: command.recordingId }, (call) =>
        startRecording(call, command),
      );
    },

    async stopRecording(recordingId: string): Promise<void> {
      const call = registry.ownerOf(recordingId);
      await call?.commands;
      const recording = call?.recordings.get(recordingId);
      if (recording) recording.stopping ??= 'stopped';
      await endRecording(recordingId);
    },

    async terminateRecording(recording: TrackedRecording): Promise<void> {
      recording.stopping = 'terminator';
      if (!nativeTerminators.has(recording.command.terminator)) await endRecording(recording.command.recordingId);
    },

    forgetTimers(call: TrackedCall): void {
      for (const recording of call.recordings.values()) {
        recording.over = true;
        clock.clearTimeout(recording.watch);
      }
    },

    clearRecordingVariable: (call: TrackedCall): Promise<void> => setRecordingVariable(call, ''),

    async fetchRecording(recordingId: string): Promise<Uint8Array> {
      const path = `recordings/stored/${toAsteriskId(recordingId)}/file`;
      const answer = await commander.request({ method: 'GET', path });
      if (answer === null) throw new Error(`telephony.unknown-recording: ${recordingId}`);
      return answer.body;
    },

    async deleteRecording(recordingId: string): Promise<void> {
      await commander.request({ method: 'DELETE', path: `recordings/stored/${toAsteriskId(recordingId)}` });
    },
  };
}

/** Of a playback that another process has started. */
const unknownCount = Number.POSITIVE_INFINITY;
/** Keys for which Asterisk itself watches; it cuts the tone off the recording. */
const nativeTerminators = new Set(['any', '*', '#']);

import type { Clock } from '#runtime/engine/clock.ts';
import type { CallEndCause } from '#schemas/effects/index.ts';
import type { TelephonyEvent } from '../port.ts';
import type { AriChannel, AriEvent, AriRecording } from './ari-event.ts';
import { isBridgeRecording } from './bridge-commands.ts';
import type { CallRegistry, TrackedCall, TrackedRecording } from './call-registry.ts';
import { endCauseFromQ850 } from './end-cause.ts';
import { fromAsteriskId, toAsteriskId } from './ids.ts';
import { isEarlierSegment } from './media-segments.ts';
import { isInternalChannel, isSnoop, snoopArgument } from './monitor-commands.ts';
import { extensionOf } from './phone-names.ts';
import { endReason, isTerminator, readRecordingVariable } from './recording-end.ts';

export interface EventTranslatorOptions {
  registry: CallRegistry;
  clock: Clock;
  deliver(event: TelephonyEvent): void;
  onEnded(call: { callId: string; channelId: string }): void;
  onRecordingOver(call: TrackedCall): void;
  onBridgeRecordingOver(recording: AriRecording, failed: boolean): void;
  /** What is played over and over has come to its end. */
  onLoopOver(call: TrackedCall, playbackId: string): void;
  onSnoopStarted(channel: AriChannel): void;
  onSnoopEnded(channel: AriChannel): void;
  onDeviceChanged(device: string, state: string): void;
  /** The caller pressed the key that ends the recording. */
  onTerminator(recording: TrackedRecording): void;
}

/** Tells Asterisk's events in the words of the port. */
export function createEventTranslator(options: EventTranslatorOptions): {
  translate(event: AriEvent): void;
  endCall(callId: string, cause: CallEndCause): void;
} {
  const { registry, clock, deliver } = options;

  function callOf(channel: AriChannel): TrackedCall | undefined {
    const call = registry.findChannel(channel.id) ?? registry.adopt(fromAsteriskId(channel.id));
    if (call?.shared) adoptRecording(call, channel);
    return call;
  }

  /** Goes on with a recording that another process has started on the call. */
  function adoptRecording(call: TrackedCall, channel: AriChannel): void {
    const command = readRecordingVariable(call.callId, channel.channelvars);
    if (!command || !registry.issue(call, command.recordingId)) return;
    call.recordings.set(command.recordingId, {
      command,
      stopping: null,
      startedAtMs: clock.now(),
      watch: null,
      over: false,
    });
  }

  function enterApplication(channel: AriChannel, args: readonly string[]): void {
    const callId = fromAsteriskId(channel.id);
    const call = registry.find(callId) ?? registry.begin(callId, channel.id);
    if (args[0] === placedArgument) {
      call.taken = true;
      answer(call);
      return;
    }
    deliver({
      type: 'call.arrived',
      callId,
      caller: channel.caller.number,
      called: args[0] ?? '',
      waitedMs: Math.max(0, clock.now() - readAsteriskTime(channel.creationtime)),
    });
  }

  function answer(call: TrackedCall): void {
    if (call.answered) return;
    call.answered = true;
    deliver({ type: 'call.answered', callId: call.callId });
  }

  /** Only a call that we place can be ringing somewhere. */
  function ring(call: TrackedCall | undefined): void {
    if (!call || call.ringing) return;
    call.ringing = true;
    deliver({ type: 'call.ringing', callId: call.callId });
  }

  function endCall(callId: string, cause: CallEndCause): void {
    const call = registry.find(callId);
    if (!registry.end(callId)) return;
    for (const recording of call?.recordings.values() ?? []) {
      const seconds = (clock.now() - recording.startedAtMs) / 1_000;
      recording.over = true;
      clock.clearTimeout(recording.watch);
      deliver({
        type: 'recording.finished',
        recordingId: recording.command.recordingId,
        callId,
        seconds,
        reason: cause === 'failed' ? 'failed' : 'hung-up',
      });
    }
    deliver({ type: 'call.ended', callId, cause });
    options.onEnded({ callId, channelId: call?.channelId ?? toAsteriskId(callId) });
  }

  function pressKey(channel: AriChannel, key: string): void {
    const call = callOf(channel);
    if (!call) return;
    const recording = recordingEndedBy(call, key);
    // A key that ends a recording must not answer the menu that follows it.
    if (recording) options.onTerminator(recording);
    else deliver({ type: 'key', callId: call.callId, key });
  }

  function finishPlayback(asteriskId: string, channelId: string, state: string): void {
    const playbackId = fromAsteriskId(
      isEarlierSegment(asteriskId) ? asteriskId.slice(0, asteriskId.lastIndexOf('~-')) : asteriskId,
    );
    const call =
      registry.ownerOf(playbackId) ?? registry.findChannel(channelId) ?? registry.adopt(fromAsteriskId(channelId));
    if (!call) return;
    const playback = call.playbacks.get(playbackId);
    if (isEarlierSegment(asteriskId)) {
      if (playback && state !== 'failed') playback.heard = true;
      return;
    }
    const stopped = playback?.stopping || call.hangingUp || state === 'canceled';
    if (playback?.loop && !stopped && state !== 'failed' && hasSounded(playback.loop)) {
      playback.heard = true;
      options.onLoopOver(call, playbackId);
      return;
    }
    call.playbacks.delete(playbackId);
    const result = stopped ? 'stopped' : state === 'failed' && !playback?.heard ? 'failed' : 'finished';
    deliver({ type: 'playback.finished', playbackId, callId: call.callId, result });
  }

  /** A file without sound would begin again for ever, as fast as Asterisk can. */
  function hasSounded({ startedAtMs }: { startedAtMs: number }): boolean {
    return clock.now() - startedAtMs >= shortestLoopMs;
  }

  function overRecording(recording: AriRecording, failed: boolean): void {
    if (isBridgeRecording(recording)) options.onBridgeRecordingOver(recording, failed);
    else finishRecording(recording, failed);
  }

  function finishRecording(recording: AriRecording, failed: boolean): void {
    const recordingId = fromAsteriskId(recording.name);
    const channelId = idInUri(recording.target_uri);
    const call =
      registry.ownerOf(recordingId) ?? registry.findChannel(channelId) ?? registry.adopt(fromAsteriskId(channelId));
    if (!call) return;
    const tracked = call.recordings.get(recordingId);
    if (tracked) {
      tracked.over = true;
      clock.clearTimeout(tracked.watch);
    }
    call.recordings.delete(recordingId);
    deliver({
      type: 'recording.finished',
      recordingId,
      callId: call.callId,
      seconds: recording.duration ?? 0,
      reason: failed && !call.hangingUp ? 'failed' : endReason(call, tracked, recording),
    });
    options.onRecordingOver(call);
  }

  /** Channels that are no calls: of those with which calls are listened to we hear in our own application. */
  function handleInternal(event: Extract<AriEvent, { channel: AriChannel }>): void {
    if (event.type === 'StasisStart' && event.args[0] === snoopArgument) options.onSnoopStarted(event.channel);
    if (event.type === 'StasisEnd' && isSnoop(event.channel)) options.onSnoopEnded(event.channel);
  }

  return {
    endCall,
    translate(event) {
      if ('channel' in event && isInternalChannel(event.channel)) return handleInternal(event);
      switch (event.type) {
        case 'StasisStart':
          return enterApplication(event.channel, event.args);
        case 'StasisEnd':
          return endCall(fromAsteriskId(event.channel.id), causeOfEnd(callOf(event.channel)));
        case 'ChannelDestroyed': {
          const call = callOf(event.channel);
          const isOver = call?.hangingUp === 'us' || event.channel.state === 'Up';
          return endCall(fromAsteriskId(event.channel.id), isOver ? causeOfEnd(call) : endCauseFromQ850(event.cause));
        }
        case 'ChannelStateChange': {
          const call = callOf(event.channel);
          if (event.channel.state === 'Ringing') return ring(call);
          // That it enters another runtime's application is not told to us.
          if (event.channel.state === 'Up' && call?.adopted && calledNumber(event.channel) === null) answer(call);
          return;
        }
        case 'ChannelHangupRequest': {
          const call = callOf(event.channel);
          if (!call) return;
          call.lost ||= call.hangingUp === null && isLost(event);
          call.hangingUp ??= 'them';
          return;
        }
        case 'ChannelDtmfReceived':
          return pressKey(event.channel, event.digit);
        case 'PlaybackFinished':
          return finishPlayback(event.playback.id, idInUri(event.playback.target_uri), event.playback.state);
        case 'RecordingFinished':
          return overRecording(event.recording, false);
        case 'RecordingFailed':
          return overRecording(event.recording, true);
        case 'DeviceStateChanged':
          return options.onDeviceChanged(event.device_state.name, event.device_state.state);
        case 'ChannelUserevent':
          return;
      }
    },
  };
}

/** Of a call that was answered: the port has no more words for how one hangs up. */
function causeOfEnd(call: TrackedCall | undefined): CallEndCause {
  return call?.lost ? 'failed' : 'normal';
}

/**
 * Whether it is Asterisk itself that ends the call of a browser phone, because nothing has been heard of it for too long. A
 * phone that hangs up does it with a message.
 */
function isLost({ channel, soft, cause }: Extract<AriEvent, { type: 'ChannelHangupRequest' }>): boolean {
  const [, endpoint = ''] = /^PJSIP\/(.+)-[0-9a-f]+$/.exec(channel.name) ?? [];
  return soft === true && cause === byChannelDriver && extensionOf(endpoint) !== null;
}

/** Asterisk's `AST_SOFTHANGUP_DEV`, which it gives here in place of a cause. */
const byChannelDriver = 1;

/** The application argument of calls that we placed; a called number has nothing but digits and signs. */
export const placedArgument = 'placed';

/** Several times what it takes to tell us that a playback is over. */
const shortestLoopMs = 250;

/** The number that was called, of a call that the dialplan has handed to a runtime (`switchyard,1001`); null of others. */
export function calledNumber({ dialplan }: AriChannel): string | null {
  const [, called = ''] = dialplan.app_name === 'Stasis' ? dialplan.app_data.split(',') : [];
  return called === '' || called === placedArgument ? null : called;
}

function recordingEndedBy(call: TrackedCall, key: string): TrackedRecording | undefined {
  for (const recording of call.recordings.values()) {
    if (recording.stopping === null && isTerminator(key, recording.command.terminator)) return recording;
  }
  return undefined;
}

/** `channel:1763730000.12` → `1763730000.12`. */
function idInUri(uri: string): string {
  return uri.slice(uri.indexOf(':') + 1);
}

/** Asterisk writes `2026-11-21T13:39:15.123+0000`, which lacks the colon that ISO 8601 wants in an offset. */
function readAsteriskTime(text: string): number {
  return Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
}

import type { CallEndCause, MediaItem } from '#schemas/effects/index.ts';

/**
 * What the engine needs from a telephone system: calls, media and events. Nothing here knows SIP or Asterisk.
 *
 * Every command carries an id chosen by the engine, so that repeating a command is harmless: a driver that already knows
 * the id does nothing. Commands reject only when the telephone system cannot be reached or refuses; a call that has ended
 * in the meantime is an outcome and arrives as an event.
 */
export interface TelephonyPort {
  /** Connects; from then on events are delivered to the listener, in the order in which they happened. */
  start(listener: (event: TelephonyEvent) => void): Promise<void>;
  /** Stops taking events. Live calls stay up, so that another process can go on with them. */
  stop(): Promise<void>;
  /** From now on new calls go to other nodes, where several share the telephone system. Live calls go on. */
  drain(): Promise<void>;

  /** Until then the call rings, and what is played is early media. Answering again does nothing. */
  answer(callId: string): Promise<void>;
  hangUp(callId: string): Promise<void>;

  /** Plays the items one after the other; ends with `playback.finished`. */
  play(command: PlayCommand): Promise<void>;
  /** Ends a playback early; `playback.finished` follows if it was still going. Unknown ids are ignored. */
  stopPlayback(playbackId: string): Promise<void>;

  /** Records the caller; ends with `recording.finished`, also when the caller hangs up meanwhile (before `call.ended`). */
  record(command: RecordCommand): Promise<void>;
  stopRecording(recordingId: string): Promise<void>;
  /** The recorded sound as a wav file. */
  fetchRecording(recordingId: string): Promise<Uint8Array>;
  /** Leaves nothing of a recording that is kept elsewhere by now. One that does not exist is left alone. */
  deleteRecording(recordingId: string): Promise<void>;

  /** Places a call of our own; `call.answered` or `call.ended` (with its cause) follow under the given id. */
  originate(command: OriginateCommand): Promise<void>;
  /**
   * Joins calls so that they hear each other. Joining calls that are joined already does nothing. Music that plays over and
   * over to a call that joins is stopped; anything else should be over, because the call joins only after it.
   */
  bridge(bridgeId: string, callIds: readonly string[]): Promise<void>;
  unbridge(bridgeId: string): Promise<void>;
  /** Takes one call out of a bridge; it stays up, and the others go on. A call that is not in it is left alone. */
  leaveBridge(bridgeId: string, callId: string): Promise<void>;
  /** Records what everybody in a bridge says; ends with `bridge-recording.finished`, at the latest with the bridge. */
  recordBridge(command: RecordBridgeCommand): Promise<void>;

  /**
   * Lets one call hear another one with everybody it talks to; a `whisper` is heard by the one listened to and nobody
   * else. Asked again with another mode under the same id, the mode changes. To barge in is to join the bridge.
   */
  monitor(command: MonitorCommand): Promise<void>;
  stopMonitor(monitorId: string): Promise<void>;

  /** Makes a browser phone known: from then on it may register, and `agent:<extension>` reaches it. */
  provisionPhone(phone: { extension: string; password: string }): Promise<void>;

  /**
   * Takes calls over from another node that has died: their events come to this one from now on, and what happened before
   * is not told. Calls that are over or already ours are left alone. Commands work on any node at any time.
   */
  adopt(callIds: readonly string[]): Promise<void>;

  /**
   * Brings the driver's picture up to date after a gap: resolves once every event of the gap has been delivered, and
   * says what is still up: every call, and those of the expected playbacks, recordings and bridges that are still there (a
   * telephone system answers for a playback but does not list them). Calls that the engine no longer wants are hung up by it.
   */
  resynchronise(expected: ExpectedMedia): Promise<LiveState>;
}

export interface PlayCommand {
  callId: string;
  playbackId: string;
  items: readonly Sound[];
  /** Over and over, until it is stopped. */
  loop?: boolean;
}

export interface RecordBridgeCommand {
  bridgeId: string;
  recordingId: string;
  maxSeconds: number;
}

export interface MonitorCommand {
  monitorId: string;
  /** The call of whoever listens; it must be up. */
  listenerCallId: string;
  /** The call that is listened to. */
  targetCallId: string;
  mode: 'listen' | 'whisper';
}

/** What flows let a caller hear, and a tone of the telephone network, which sounds until it is stopped. */
export type Sound = MediaItem | { type: 'tone'; tone: 'ringing' };

export interface RecordCommand {
  callId: string;
  recordingId: string;
  maxSeconds: number;
  /** Silence that ends the recording; 0 means none. */
  maxSilenceSeconds: number;
  beep: boolean;
  /** The key that ends the recording, `any`, or `none`. */
  terminator: string;
}

export interface OriginateCommand {
  callId: string;
  /** A telephone number, a SIP address (`sip:…`), or a browser phone (`agent:<extension>`). */
  to: string;
  /** The caller number to present; empty leaves it to the trunk. */
  from: string;
  ringTimeoutMs: number;
  /** Asks a phone that can to answer by itself. */
  autoAnswer?: boolean;
}

/** What the engine believes to be going on. */
export interface ExpectedMedia {
  playbackIds: Iterable<string>;
  recordingIds: Iterable<string>;
  bridgeIds: Iterable<string>;
}

export interface LiveState {
  callIds: ReadonlySet<string>;
  /** Those of them that have been answered, by us or by the far end. */
  answeredIds: ReadonlySet<string>;
  /** Those of them that came in, so that one whose arrival was lost with a process can still be taken. */
  inbound: ReadonlyMap<string, { caller: string; called: string }>;
  playbackIds: ReadonlySet<string>;
  recordingIds: ReadonlySet<string>;
  bridgeIds: ReadonlySet<string>;
}

export type TelephonyEvent =
  | { type: 'connected' }
  | { type: 'disconnected' }
  /** Another node that had these calls no longer says that it is alive. They may have contacts, and may be over by now. */
  | { type: 'calls.abandoned'; callIds: readonly string[] }
  /** `waitedMs`: how long the call has been waiting for a runtime. */
  | { type: 'call.arrived'; callId: string; caller: string; called: string; waitedMs: number }
  | { type: 'call.ringing'; callId: string }
  /** A call that we placed has been answered; `answer` itself has no event. */
  | { type: 'call.answered'; callId: string }
  /** Of a call that was answered: `normal`, or `failed` when the browser phone there has gone without hanging up. */
  | { type: 'call.ended'; callId: string; cause: CallEndCause }
  /** A key that ended a recording is part of that recording and is not delivered. */
  | { type: 'key'; callId: string; key: string }
  /** `failed`: nothing of it could be heard. */
  | { type: 'playback.finished'; playbackId: string; callId: string; result: 'finished' | 'stopped' | 'failed' }
  | {
      type: 'recording.finished';
      recordingId: string;
      callId: string;
      seconds: number;
      reason: 'terminator' | 'silence' | 'max-length' | 'hung-up' | 'stopped' | 'failed';
    }
  | { type: 'bridge-recording.finished'; recordingId: string; bridgeId: string; seconds: number; failed: boolean }
  /** A browser phone has registered, or can no longer be reached. */
  | { type: 'phone'; extension: string; reachable: boolean };

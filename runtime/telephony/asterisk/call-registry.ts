import type { PlayCommand, RecordCommand } from '../port.ts';
import { toAsteriskId } from './ids.ts';
import { createRecentIds } from './recent-ids.ts';

/**
 * What the driver remembers of a call while it is up. Nothing here is needed to go on after a restart: a call that is
 * not known is adopted, and the driver then asks Asterisk before it repeats a command.
 */
export interface TrackedCall {
  readonly callId: string;
  readonly channelId: string;
  /** Another process may have sent commands to this call, so an id that is new to us may not be new to Asterisk. */
  shared: boolean;
  /** Asterisk has been asked to tell us of it, whichever runtime's application it is in. */
  adopted: boolean;
  /** The dialplan's limit on waiting for a runtime is off. */
  taken: boolean;
  /** Who is hanging up; what ends from now on ends because of that. */
  hangingUp: 'us' | 'them' | null;
  /** A browser phone has gone without hanging up. */
  lost: boolean;
  ringing: boolean;
  answered: boolean;
  /** Commands of one call are carried out one after the other. */
  commands: Promise<void>;
  /** Ids of every playback and recording that was commanded. */
  readonly issued: Set<string>;
  readonly playbacks: Map<string, TrackedPlayback>;
  readonly recordings: Map<string, TrackedRecording>;
}

export interface TrackedPlayback {
  playbackId: string;
  stopping: boolean;
  /** In how many parts it is played. */
  segments: number;
  /** Something of it has been heard. */
  heard: boolean;
  /** What begins again when it is over, and when it began last. */
  loop: { command: PlayCommand; startedAtMs: number } | null;
}

export interface TrackedRecording {
  command: RecordCommand;
  stopping: 'stopped' | 'terminator' | 'silence' | 'max-length' | null;
  startedAtMs: number;
  watch: unknown;
  over: boolean;
}

export interface CallRegistry {
  find(callId: string): TrackedCall | undefined;
  findChannel(channelId: string): TrackedCall | undefined;
  /** The call, remembered from now on; undefined when it is known to have ended. */
  adopt(callId: string): TrackedCall | undefined;
  /** A call that this process sees from its beginning. */
  begin(callId: string, channelId: string): TrackedCall;
  /** Forgets the call, remembering only that it has ended; false when that was known. */
  end(callId: string): boolean;
  /** Forgets a call that never came to be. */
  forget(callId: string): void;
  hasEnded(callId: string): boolean;
  /** Remembers that the playback or recording was commanded; false when it was before. */
  issue(call: TrackedCall, mediaId: string): boolean;
  /** Forgets it again, because the command did not get through. */
  withdraw(call: TrackedCall, mediaId: string): void;
  /** The call for which a playback or recording was commanded. */
  ownerOf(mediaId: string): TrackedCall | undefined;
  all(): IterableIterator<TrackedCall>;
}

export function createCallRegistry(): CallRegistry {
  const calls = new Map<string, TrackedCall>();
  const byChannel = new Map<string, TrackedCall>();
  const owners = new Map<string, TrackedCall>();
  const ended = createRecentIds();

  function track(callId: string, channelId: string, shared: boolean): TrackedCall {
    const call: TrackedCall = {
      callId,
      channelId,
      shared,
      adopted: false,
      taken: false,
      hangingUp: null,
      lost: false,
      ringing: false,
      answered: false,
      commands: Promise.resolve(),
      issued: new Set(),
      playbacks: new Map(),
      recordings: new Map(),
    };
    calls.set(callId, call);
    byChannel.set(channelId, call);
    return call;
  }

  function forget(callId: string): void {
    const call = calls.get(callId);
    if (!call) return;
    calls.delete(callId);
    byChannel.delete(call.channelId);
    for (const mediaId of call.issued) owners.delete(mediaId);
  }

  return {
    forget,
    find: (callId) => calls.get(callId),
    findChannel: (channelId) => byChannel.get(channelId),
    adopt(callId) {
      if (ended.has(callId)) return undefined;
      return calls.get(callId) ?? track(callId, toAsteriskId(callId), true);
    },
    begin(callId, channelId) {
      return calls.get(callId) ?? track(callId, channelId, false);
    },
    end(callId) {
      if (!ended.add(callId)) return false;
      forget(callId);
      return true;
    },
    hasEnded: (callId) => ended.has(callId),
    issue(call, mediaId) {
      if (call.issued.has(mediaId)) return false;
      call.issued.add(mediaId);
      owners.set(mediaId, call);
      return true;
    },
    withdraw(call, mediaId) {
      call.issued.delete(mediaId);
      owners.delete(mediaId);
    },
    ownerOf: (mediaId) => owners.get(mediaId),
    all: () => calls.values(),
  };
}

import { type Clock, pause } from '#runtime/engine/clock.ts';
import type { LiveContact } from '#runtime/engine/live-contact.ts';
import type { ContactStore, EngineLog } from '#runtime/engine/ports.ts';
import type { Sound, TelephonyEvent, TelephonyPort } from '#runtime/telephony/port.ts';

export interface RoomSoundOptions {
  contact: Pick<LiveContact, 'id' | 'callId'>;
  waitId: string;
  clock: Clock;
  telephony: Pick<TelephonyPort, 'play' | 'stopPlayback'>;
  log: EngineLog;
  /** Where the id of what is heard last is kept. */
  contacts: Pick<ContactStore, 'noteSound'>;
  /** An announcement is over that nothing has cut. */
  onSaid(): void;
}

interface Playback {
  id: string;
  kind: 'said' | 'loop';
  beganAt: number;
  /** The telephone system has taken the command. */
  begun: boolean;
  stopping: boolean;
  over: Promise<void>;
  end(): void;
}

/** Heard where there is nothing else: nobody is to wonder whether the line is dead. */
const RINGING: readonly Sound[] = [{ type: 'tone', tone: 'ringing' }];
/** An endless sound that ends sooner is no sound at all. */
const TOO_SHORT_MS = 1000;
const RETRY_MS = 1000;
/** Time for a telephone system to say that a sound has stopped, before it is taken for stopped. */
const STOP_LIMIT_MS = 2000;

export type RoomSound = ReturnType<typeof createRoomSound>;

/** What one waiting caller hears from the queue: one thing at a time, announcements or the waiting sound over and over. */
export function createRoomSound({ contact, waitId, clock, telephony, log, contacts, onSaid }: RoomSoundOptions) {
  const { callId } = contact;
  const open = new Map<string, Playback>();
  let current: Playback | null = null;
  let waiting: readonly Sound[] = RINGING;
  let commands: Promise<void> = Promise.resolve();
  let retry: unknown = null;
  let compared: ReadonlySet<string> = new Set();
  let lastMs = 0;

  /** One command after the other, so that what is stopped first is not heard after what begins then. */
  function inTurn(command: () => Promise<void>): Promise<void> {
    commands = commands
      .then(command)
      .catch((error: unknown) => log.warn({ error, callId }, 'a waiting caller’s sound'));
    return commands;
  }

  function newId(): string {
    // Time makes it differ from those of a former life of this wait.
    lastMs = Math.max(lastMs + 1, clock.now());
    return `${waitId}:sound-${lastMs.toString(36)}`;
  }

  function keep(id: string, kind: Playback['kind']): Playback {
    let end = (): void => {};
    const over = new Promise<void>((resolve) => {
      end = resolve;
    });
    const playback: Playback = { id, kind, beganAt: clock.now(), begun: false, stopping: false, over, end };
    open.set(id, playback);
    return playback;
  }

  function note({ id }: Playback): void {
    contacts.noteSound(contact.id, id).catch((error: unknown) => {
      log.warn({ error, callId }, 'what a waiting caller hears could not be noted');
    });
  }

  function stop(playback: Playback): Promise<void> {
    if (playback.stopping) return commands;
    playback.stopping = true;
    return inTurn(() => telephony.stopPlayback(playback.id));
  }

  function begin(kind: Playback['kind'], items: readonly Sound[]): void {
    clock.clearTimeout(retry);
    if (current) void stop(current);
    const playback = keep(newId(), kind);
    current = playback;
    note(playback);
    const loop = kind === 'loop';
    void inTurn(async () => {
      try {
        await telephony.play({ callId, playbackId: playback.id, items, ...(loop ? { loop } : {}) });
        playback.begun = true;
      } catch (error) {
        log.warn({ error, callId }, 'a waiting caller could not be played to');
        settle(playback, 'unreachable');
      }
    });
  }

  function startLoop(): void {
    if (current?.kind !== 'loop') begin('loop', waiting);
  }

  function settle(playback: Playback, result: 'finished' | 'stopped' | 'failed' | 'unreachable'): void {
    open.delete(playback.id);
    playback.end();
    if (current !== playback) return;
    current = null;
    if (playback.stopping) return;
    if (playback.kind === 'said') onSaid();
    else goOn(result, clock.now() - playback.beganAt);
  }

  /** An endless sound has ended all the same: one that cannot be heard gives way to ringing, any other begins again. */
  function goOn(result: 'finished' | 'stopped' | 'failed' | 'unreachable', heardMs: number): void {
    const inaudible = result === 'failed' || (result !== 'unreachable' && heardMs < TOO_SHORT_MS);
    const givesWay = inaudible && waiting !== RINGING;
    if (givesWay) waiting = RINGING;
    const atOnce = givesWay || (!inaudible && result !== 'unreachable');
    if (atOnce) startLoop();
    else retry = clock.setTimeout(startLoop, RETRY_MS);
  }

  return {
    /** What is heard over and over from the next time on. */
    setWaiting(items: readonly Sound[]): void {
      waiting = items.length > 0 ? items : RINGING;
    },

    say(items: readonly Sound[]): void {
      begin('said', items);
    },

    loop: startLoop,

    /** The same, if it is one that the telephone system ends by itself when the caller is joined to somebody. */
    loopUntilJoined(): void {
      if (waiting !== RINGING) startLoop();
    },

    get saying(): boolean {
      return current?.kind === 'said';
    },

    get sounding(): boolean {
      return current !== null;
    },

    /** Resolves when the telephone system has been told to stop. */
    async silence(): Promise<void> {
      clock.clearTimeout(retry);
      const playback = current;
      current = null;
      if (playback) await stop(playback);
      else await commands;
    },

    /** Resolves when nothing sounds any more. */
    async hush(): Promise<void> {
      const sounding = [...open.values()];
      await this.silence();
      await Promise.race([Promise.all(sounding.map(({ over }) => over)), pause(clock, STOP_LIMIT_MS)]);
    },

    /** What a former life has begun goes on; when it ends, the waiting sound follows. */
    adopt(playbackId: string): void {
      current = keep(playbackId, 'loop');
      current.begun = true;
      current.beganAt = Number.NEGATIVE_INFINITY;
    },

    onPlayback({ playbackId, result }: Extract<TelephonyEvent, { type: 'playback.finished' }>): void {
      const playback = open.get(playbackId);
      if (playback) settle(playback, result);
    },

    /** What is to be looked for after a gap. */
    playbackIds(): string[] {
      const ids = [...open.values()].filter(({ begun }) => begun).map(({ id }) => id);
      compared = new Set(ids);
      return ids;
    },

    /** Of those that were looked for, these are there. */
    compare(live: ReadonlySet<string>): void {
      for (const playback of [...open.values()]) {
        if (compared.has(playback.id) && !live.has(playback.id)) settle(playback, 'stopped');
      }
    },

    stop(): void {
      clock.clearTimeout(retry);
    },
  };
}

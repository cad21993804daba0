import type { LiveState, Sound, TelephonyPort } from '#runtime/telephony/port.ts';
import type { Clock } from './clock.ts';
import type { LiveContact } from './live-contact.ts';
import type { EngineLog } from './ports.ts';
import type { SessionStep } from './session/session.ts';

export interface ComfortToneOptions {
  clock: Clock;
  telephony: Pick<TelephonyPort, 'play' | 'stopPlayback'>;
  log: EngineLog;
  live: ReadonlyMap<string, LiveContact>;
  /** Whether somebody else plays to the call at this moment. */
  isPlayedTo(callId: string): boolean;
}

/** Longer than a database takes that is there; shorter than callers take to believe that the line is dead. */
const SILENCE_MS = 1_500;
const TONE: readonly Sound[] = [{ type: 'tone', tone: 'ringing' }];

/**
 * What callers hear while the next step of their flow cannot be written down. Nothing about the tone is: its id follows
 * from the step, so that whoever takes a caller over knows what to look for.
 */
export function createComfortTone({ clock, telephony, log, live, isPlayedTo }: ComfortToneOptions) {
  /** By call, the tone that it hears. */
  const sounding = new Map<string, string>();

  async function begin({ callId }: LiveContact, playbackId: string): Promise<void> {
    sounding.set(callId, playbackId);
    await quietly(callId, telephony.play({ callId, playbackId, items: TONE, loop: true }));
  }

  function quietly(callId: string, command: Promise<void>): Promise<void> {
    return command.catch((error: unknown) => log.warn({ error, callId }, 'the tone of a caller who waits for a step'));
  }

  return {
    /** @returns what `safe` resolves with, once nothing sounds any more. It never rejects. */
    async until<T>(contact: LiveContact, { seq }: SessionStep, safe: Promise<T>): Promise<T> {
      const playbackId = toneId(contact.id, seq);
      let begun: Promise<void> | null = null;
      const timer = clock.setTimeout(() => {
        const { callId, session, transfer } = contact;
        const isAlone = live.get(contact.id) === contact && !session.ended && transfer === null;
        if (isAlone && !sounding.has(callId) && !isPlayedTo(callId)) begun = begin(contact, playbackId);
      }, SILENCE_MS);
      const result = await safe;
      clock.clearTimeout(timer);
      if (begun !== null) {
        await begun;
        sounding.delete(contact.callId);
        await quietly(contact.callId, telephony.stopPlayback(playbackId));
      }
      return result;
    },

    /** @returns whether it was a tone; one that ends by itself ends with its call. */
    onPlayback: (playbackId: string): boolean => isTone(playbackId),
  };
}

/** A contact of a former life may hear it: the step that was being written down is the last one, or was not written. */
export function tonesOf({ id }: LiveContact, steps: readonly SessionStep[]): string[] {
  const last = steps.at(-1)?.seq ?? 0;
  return [last, last + 1].map((seq) => toneId(id, seq));
}

/** Ends those that are up. */
export async function stopTones(
  telephony: Pick<TelephonyPort, 'stopPlayback'>,
  tones: readonly string[],
  { playbackIds }: LiveState,
): Promise<void> {
  for (const tone of tones) if (playbackIds.has(tone)) await telephony.stopPlayback(tone);
}

function toneId(contactId: string, seq: number): string {
  return `${contactId}:comfort-${seq}`;
}

function isTone(playbackId: string): boolean {
  return /:comfort-[0-9]+$/.test(playbackId);
}

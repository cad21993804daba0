import type { TelephonyPort } from '#runtime/telephony/port.ts';
import { type Clock, pause } from './clock.ts';
import type { LiveContact } from './live-contact.ts';
import type { EngineLog, SpeechPort } from './ports.ts';

export interface FarewellOptions {
  telephony: TelephonyPort;
  clock: Clock;
  speech: SpeechPort;
  log: EngineLog;
  /** What the caller hears when a flow cannot go on, by language. */
  apology: Record<string, string>;
}

/** Time for the caller to hear the apology before the call is hung up all the same. */
const APOLOGY_LIMIT_MS = 15_000;

/** Ends calls from our side; an apology is heard first. */
export function createFarewell({ telephony, clock, speech, log, apology }: FarewellOptions) {
  /** By playback id, what follows it. */
  const apologies = new Map<string, () => void>();

  async function apologise(contact: LiveContact): Promise<void> {
    const language = String(contact.session.context.contact.language);
    const item = { type: 'speech', text: apology[language] ?? apology.en ?? '', language } as const;
    const playbackId = `${contact.id}:apology`;
    if (!(await speech.prepare(item)).ok) return;
    const heard = new Promise<void>((resolve) => apologies.set(playbackId, resolve));
    try {
      await telephony.play({ callId: contact.callId, playbackId, items: [item] });
      await Promise.race([heard, pause(clock, APOLOGY_LIMIT_MS)]);
    } catch (error) {
      log.warn({ error, contactId: contact.id }, 'the apology could not be played');
    }
    apologies.delete(playbackId);
  }

  return {
    async endCall(contact: LiveContact, options: { apologise: boolean }): Promise<void> {
      if (options.apologise) await apologise(contact);
      await telephony.hangUp(contact.callId);
    },

    /** @returns whether it was an apology. */
    onPlayback(playbackId: string): boolean {
      const heard = apologies.get(playbackId);
      heard?.();
      return heard !== undefined;
    },
  };
}

import type { TelephonyPort } from '#runtime/telephony/port.ts';
import type { ContactEvent } from '#schemas/effects/contact.ts';
import type { Effect, EffectKind, MediaItem } from '#schemas/effects/index.ts';
import type { LiveContact } from './live-contact.ts';
import type { EngineLog, HttpPort, SpeechPort } from './ports.ts';
import type { TransferLegs } from './transfer-legs.ts';

export interface EffectRunnerOptions {
  telephony: TelephonyPort;
  http: HttpPort;
  speech: SpeechPort;
  log: EngineLog;
  legs: TransferLegs;
  /** Gives an outcome back to the contact. */
  settle(contact: LiveContact, event: ContactEvent): void;
  /** The contact has ended on its own; its call is to be hung up, after an apology if the flow failed. */
  end(contact: LiveContact, options: { apologise: boolean }): Promise<void>;
}

type EffectOf<K extends EffectKind> = Extract<Effect, { effect: K }>;
export type RunEffect = (contact: LiveContact, effect: Effect) => Promise<void>;

/** Carries effects out through the ports. Running one again under the same id is harmless, which recovery relies on. */
export function createEffectRunner(options: EffectRunnerOptions): RunEffect {
  const { telephony, http, speech, log, legs, settle, end } = options;

  const run: { [K in EffectKind]: (contact: LiveContact, effect: EffectOf<K>) => Promise<void> } = {
    async play(contact, { id, params }) {
      const { items, reason } = await keepAudible(params.items);
      if (items.length === 0) return fail(contact, id, 'play', reason);
      await telephony.play({ callId: contact.id, playbackId: id, items });
    },
    async record(contact, { id, params }) {
      await telephony.record({ callId: contact.id, recordingId: id, ...params });
    },
    transfer: (contact, { id, params }) => legs.dial(contact, id, params),
    async http(contact, { id, params }) {
      // Not awaited: a slow server must not hold up what the caller does meanwhile.
      void http.request(params, id).then(({ outcome, data }) => {
        settle(contact, { type: `http.${outcome}`, effect: id, data });
      });
    },
    async cancel(contact, { params }) {
      if (params.effect === 'play') await telephony.stopPlayback(params.target);
      if (params.effect === 'record') await telephony.stopRecording(params.target);
      if (params.effect === 'transfer') await legs.cancel(contact, params.target);
    },
    'hang-up': (contact, { params }) => end(contact, params),
  };

  /** One item that cannot be heard does not silence the others. */
  async function keepAudible(items: readonly MediaItem[]): Promise<{ items: MediaItem[]; reason: string }> {
    const prepared = await Promise.all(items.map(async (item) => ({ item, result: await speech.prepare(item) })));
    const audible: MediaItem[] = [];
    let reason = 'empty';
    for (const { item, result } of prepared) {
      if (result.ok) audible.push(item);
      else reason = result.reason;
    }
    if (audible.length < items.length) log.warn({ reason }, 'part of a prompt cannot be heard');
    return { items: audible, reason };
  }

  function fail(contact: LiveContact, effectId: string, effect: EffectKind, reason: string): void {
    settle(contact, { type: `${effect}.failed`, effect: effectId, data: { reason } });
  }

  return async (contact, effect) => {
    try {
      await run[effect.effect](contact, effect as never);
    } catch (error) {
      log.error({ error, contactId: contact.id, effect: effect.effect }, 'an effect could not be carried out');
      // What has a failure outcome takes it; the rest (cancel, hang-up) concerns a call that is over anyway.
      if (HAS_FAILURE.has(effect.effect)) fail(contact, effect.id, effect.effect, 'unavailable');
    }
  };
}

const HAS_FAILURE: ReadonlySet<EffectKind> = new Set(['play', 'record', 'transfer']);

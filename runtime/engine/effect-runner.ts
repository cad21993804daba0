import type { TelephonyPort } from '#runtime/telephony/port.ts';
import type { ContactEvent } from '#schemas/effects/contact.ts';
import {
  type Effect,
  type EffectKind,
  effectKind,
  type LineEffectKind,
  type MediaItem,
} from '#schemas/effects/index.ts';
import { waitEffectKinds } from '#schemas/effects/queue.ts';
import type { LiveContact } from './live-contact.ts';
import type { EngineLog, Service, Services, SpeechPort } from './ports.ts';
import type { QueueCarrier, WaitEffect } from './queue-carrier.ts';
import type { TransferLegs } from './transfer-legs.ts';

export interface EffectRunnerOptions {
  telephony: TelephonyPort;
  services: Services;
  speech: SpeechPort;
  log: EngineLog;
  legs: TransferLegs;
  /** Carries out waits; null where nobody does. */
  queueing(): QueueCarrier | null;
  /** Gives an outcome back to the contact. */
  settle(contact: LiveContact, event: ContactEvent): void;
  /** The contact has ended on its own; its call is to be hung up, after an apology if the flow failed. */
  end(contact: LiveContact, options: { apologise: boolean }): Promise<void>;
}

type EffectOf<K extends LineEffectKind> = Extract<Effect, { effect: K }>;
type ServiceEffect = Exclude<Effect, EffectOf<LineEffectKind> | WaitEffect>;

export interface EffectRunner {
  /** Running an effect again under the same id is harmless, which recovery relies on. */
  run(contact: LiveContact, effect: Effect): Promise<void>;
  /** What can be heard of it; `reason` of what cannot. */
  keepAudible(items: readonly MediaItem[]): Promise<{ items: MediaItem[]; reason: string }>;
}

/** Carries effects out through the ports. */
export function createEffectRunner(options: EffectRunnerOptions): EffectRunner {
  const { telephony, services, speech, log, legs, settle, end } = options;

  const onLine: { [K in LineEffectKind]: (contact: LiveContact, effect: EffectOf<K>) => Promise<void> } = {
    async answer(contact, { id }) {
      await telephony.answer(contact.callId);
      settle(contact, { type: 'answer.answered', effect: id, data: {} });
    },
    async play(contact, { id, params }) {
      const { items, reason } = await keepAudible(params.items);
      if (items.length === 0) return fail(contact, id, 'play', reason);
      await telephony.play({ callId: contact.callId, playbackId: id, items });
    },
    async record(contact, { id, params }) {
      await telephony.record({ callId: contact.callId, recordingId: id, ...params });
    },
    transfer: (contact, { id, params }) => legs.dial(contact, id, params),
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

  /** A service is asked without holding up what the caller does meanwhile. */
  function ask(contact: LiveContact, { id, effect, params }: ServiceEffect): void {
    // An effect carries the parameters of its own kind, and so does its service.
    const service = services[effect] as Service<never> | undefined;
    const asked = service
      ? service(params as never, { effectId: id, contactId: contact.id })
      : Promise.reject(new Error(`no service carries out ${effect}`));
    asked
      .catch((error: unknown) => {
        log.error({ error, contactId: contact.id, effect }, 'a service failed');
        return { outcome: 'failed', data: { reason: 'unavailable' } };
      })
      .then(({ outcome, data }) => settle(contact, { type: `${effect}.${outcome}`, effect: id, data }));
  }

  async function run(contact: LiveContact, effect: Effect): Promise<void> {
    if (isWaiting(effect)) {
      const carrier = options.queueing();
      if (carrier) carrier.ask(contact, effect);
      else fail(contact, effect.id, effect.effect, 'unavailable');
      return;
    }
    if (!isOnLine(effect)) {
      ask(contact, effect);
      return;
    }
    try {
      await onLine[effect.effect](contact, effect as never);
    } catch (error) {
      log.error({ error, contactId: contact.id, effect: effect.effect }, 'an effect could not be carried out');
      // What has a failure outcome takes it; the rest (cancel, hang-up) concerns a call that is over anyway.
      if (effectKind(effect.effect)?.outcomes.failed) fail(contact, effect.id, effect.effect, 'unavailable');
    }
  }

  return { run, keepAudible };
}

function isOnLine(effect: Effect): effect is EffectOf<LineEffectKind> {
  return effectKind(effect.effect)?.by === 'line';
}

const WAIT_EFFECTS: ReadonlySet<string> = new Set(waitEffectKinds);

function isWaiting(effect: Effect): effect is WaitEffect {
  return WAIT_EFFECTS.has(effect.effect);
}

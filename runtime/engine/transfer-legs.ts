import type { TelephonyEvent, TelephonyPort } from '#runtime/telephony/port.ts';
import type { ContactEvent } from '#schemas/effects/contact.ts';
import type { EffectParams } from '#schemas/effects/index.ts';
import type { Clock } from './clock.ts';
import { isTransferLeg, type LiveContact, transferLegId } from './live-contact.ts';
import { transferFailure } from './outcomes.ts';
import type { EngineLog } from './ports.ts';

export interface TransferLegsOptions {
  telephony: TelephonyPort;
  clock: Clock;
  log: EngineLog;
  live: ReadonlyMap<string, LiveContact>;
  dispatch(contact: LiveContact, event: ContactEvent): void;
}

export type TransferLegs = ReturnType<typeof createTransferLegs>;

/**
 * The far ends of transfers: dialled while the caller hears ringing, joined with the caller when they answer, turned into an
 * outcome when they end.
 */
export function createTransferLegs({ telephony, clock, log, live, dispatch }: TransferLegsOptions) {
  function contactOf(legId: string): LiveContact | undefined {
    if (!isTransferLeg(legId)) return undefined;
    for (const contact of live.values()) if (contact.transfer?.legId === legId) return contact;
    return undefined;
  }

  /** No effect of the flow, so its end is an outcome that nobody waits for. Doing it again is harmless. */
  function startRinging({ callId, transfer }: LiveContact): void {
    if (!transfer) return;
    const playbackId = ringingId(transfer.effectId);
    telephony.play({ callId, playbackId, items: [{ type: 'tone', tone: 'ringing' }] }).catch((error: unknown) => {
      log.warn({ error, callId }, 'a caller could not be given a ringing tone');
    });
  }

  async function stopRinging(effectId: string): Promise<void> {
    try {
      await telephony.stopPlayback(ringingId(effectId));
    } catch (error) {
      log.warn({ error, effectId }, 'a ringing tone could not be stopped');
    }
  }

  async function connect(
    contact: LiveContact,
    { effectId, legId }: { effectId: string; legId: string },
  ): Promise<void> {
    const { callId } = contact;
    // The tone first: nobody is to speak into it, and Asterisk does not join a caller to whom it is playing.
    await stopRinging(effectId);
    try {
      // Two people who talk are in a call, also where the flow has not answered it yet. Doing it again is harmless.
      if (contact.answersItself) await telephony.answer(callId);
      await telephony.bridge(effectId, [callId, legId]);
    } catch (error) {
      log.error({ error, contactId: contact.id }, 'a transfer could not be connected');
      telephony.hangUp(legId).catch(() => {});
    }
  }

  return {
    startRinging,

    async dial(contact: LiveContact, effectId: string, params: EffectParams<'transfer'>): Promise<void> {
      const legId = transferLegId(effectId);
      contact.transfer = { effectId, legId, answeredAt: null };
      startRinging(contact);
      try {
        await telephony.originate({ callId: legId, ...params });
      } catch (error) {
        await stopRinging(effectId);
        throw error;
      }
    },

    async cancel(contact: LiveContact, effectId: string): Promise<void> {
      contact.transfer = null;
      await stopRinging(effectId);
      await telephony.hangUp(transferLegId(effectId));
    },

    answered(legId: string): void {
      const contact = contactOf(legId);
      if (!contact?.transfer) return;
      contact.transfer.answeredAt ??= clock.now();
      void connect(contact, contact.transfer);
    },

    /** @returns whether the call was the far end of a transfer. */
    ended({ callId, cause }: Pick<Extract<TelephonyEvent, { type: 'call.ended' }>, 'callId' | 'cause'>): boolean {
      const contact = contactOf(callId);
      if (!contact?.transfer) return isTransferLeg(callId);
      const { effectId, answeredAt, revived } = contact.transfer;
      contact.transfer = null;
      void stopRinging(effectId);
      const answered = answeredAt !== null || (revived && cause === 'normal');
      if (!answered) {
        dispatch(contact, transferFailure(effectId, cause));
        return true;
      }
      telephony.unbridge(effectId).catch(() => {});
      const talkSeconds = Math.round((clock.now() - (answeredAt ?? clock.now())) / 1000);
      dispatch(contact, { type: 'transfer.ended', effect: effectId, data: { talkSeconds } });
      return true;
    },
  };
}

function ringingId(effectId: string): string {
  return `${effectId}:ringing`;
}

import type { TelephonyEvent, TelephonyPort } from '#runtime/telephony/port.ts';
import type { ContactEvent } from '#schemas/effects/contact.ts';
import type { Clock } from './clock.ts';
import { isTransferLeg, type LiveContact } from './live-contact.ts';
import { transferFailure } from './outcomes.ts';
import type { EngineLog } from './ports.ts';

export interface TransferLegsOptions {
  telephony: TelephonyPort;
  clock: Clock;
  log: EngineLog;
  live: ReadonlyMap<string, LiveContact>;
  dispatch(contact: LiveContact, event: ContactEvent): void;
}

/** The far ends of transfers: joined with their caller when they answer, turned into an outcome when they end. */
export function createTransferLegs({ telephony, clock, log, live, dispatch }: TransferLegsOptions) {
  function contactOf(legId: string): LiveContact | undefined {
    if (!isTransferLeg(legId)) return undefined;
    for (const contact of live.values()) if (contact.transfer?.legId === legId) return contact;
    return undefined;
  }

  return {
    answered(legId: string): void {
      const contact = contactOf(legId);
      if (!contact?.transfer) return;
      contact.transfer.answeredAt ??= clock.now();
      telephony.bridge(contact.transfer.effectId, [contact.id, legId]).catch((error: unknown) => {
        log.error({ error, contactId: contact.id }, 'a transfer could not be connected');
        telephony.hangUp(legId).catch(() => {});
      });
    },

    /** @returns whether the call was the far end of a transfer. */
    ended({ callId, cause }: Extract<TelephonyEvent, { type: 'call.ended' }>): boolean {
      const contact = contactOf(callId);
      if (!contact?.transfer) return isTransferLeg(callId);
      const { effectId, answeredAt } = contact.transfer;
      contact.transfer = null;
      if (answeredAt === null) {
        dispatch(contact, transferFailure(effectId, cause));
        return true;
      }
      telephony.unbridge(effectId).catch(() => {});
      const talkSeconds = Math.round((clock.now() - answeredAt) / 1000);
      dispatch(contact, { type: 'transfer.ended', effect: effectId, data: { talkSeconds } });
      return true;
    },
  };
}

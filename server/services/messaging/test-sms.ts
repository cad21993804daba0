import { testSms as contract } from '#schemas/api/messaging.ts';
import { type SmsResult, sendSms } from '../../messaging/sms-sender.ts';
import { readStoredSms } from '../../messaging/stored-settings.ts';
import { en } from '../../texts/en.ts';
import { fr } from '../../texts/fr.ts';
import { newId } from '../new-id.ts';
import { verb } from '../verb.ts';

export const testSms = verb(contract, async ({ context, actor, body }): Promise<SmsResult> => {
  const { db, secrets, http } = context;
  const { to, key, ...settings } = body;
  const stored = key === undefined ? await readStoredSms(db, secrets) : null;
  if (stored && stored.secret === undefined) return { sent: false, reason: 'secret-unreadable', detail: '' };
  const text = (actor.language === 'fr' ? fr : en).testMail.body;
  return sendSms(http, { settings, secret: key || stored?.secret || null }, { to, text, key: newId() });
});

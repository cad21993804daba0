import { testMailServer as contract } from '#schemas/api/mail-servers.ts';
import { readMailAccount } from '../../messaging/mail-accounts.ts';
import { createMailer, type MailResult } from '../../messaging/mailer.ts';
import { en } from '../../texts/en.ts';
import { fr } from '../../texts/fr.ts';
import { newId } from '../new-id.ts';
import { verb } from '../verb.ts';

/** Over a connection of its own, so that what is tried does not disturb what is in use. */
export const testMailServer = verb(contract, async ({ context: { db, secrets }, actor, body }): Promise<MailResult> => {
  const { to, password, id, ...settings } = body;
  const stored = password === undefined && id !== undefined ? await readMailAccount(db, secrets, id) : null;
  if (stored && stored.secret === undefined) return { sent: false, reason: 'secret-unreadable', detail: '' };
  const { subject, body: text } = (actor.language === 'fr' ? fr : en).testMail;
  const mailer = createMailer();
  try {
    return await mailer.send(
      { settings, password: password || stored?.secret || null },
      { to, cc: '', subject, body: text, html: false },
      newId(),
    );
  } finally {
    mailer.close();
  }
});

import { testEmailTemplate as contract } from '#schemas/api/email-templates.ts';
import { mergeText } from '#schemas/expressions/merge.ts';
import { exampleScope } from '#schemas/expressions/merge-example.ts';
import { readMailAccount } from '../../messaging/mail-accounts.ts';
import type { MailResult } from '../../messaging/mailer.ts';
import { escapeHtml } from '../emails/merge-email.ts';
import { newId } from '../new-id.ts';
import { verb } from '../verb.ts';

export const testEmailTemplate = verb(contract, async ({ context, body }): Promise<MailResult> => {
  const { db, secrets, mailer } = context;
  const account = await readMailAccount(db, secrets, body.mailServer);
  if (!account) return { sent: false, reason: 'not-configured', detail: '' };
  if (account.secret === undefined) return { sent: false, reason: 'secret-unreadable', detail: '' };
  const scope = exampleScope({ language: body.language, now: Date.now() });
  const subject = mergeText(body.subject, scope, (value) => value.replace(/\s+/g, ' ')).text;
  const mail = { to: body.to, cc: '', subject, body: mergeText(body.html, scope, escapeHtml).text, html: true };
  return mailer.send({ settings: account.settings, password: account.secret }, mail, newId());
});

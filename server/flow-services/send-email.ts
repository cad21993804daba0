import type { Service } from '#runtime/engine/ports.ts';
import { readMailAccount } from '../messaging/mail-accounts.ts';
import { failed } from './failed.ts';
import type { FlowServiceOptions } from './flow-services.ts';

/** E-mails of flows. One that is sent again after a crash has the Message-ID of the first. */
export function sendEmail({
  db,
  log,
  mailer,
  secrets,
}: Pick<FlowServiceOptions, 'db' | 'log' | 'mailer' | 'secrets'>): Service<'email'> {
  return async (mail, { effectId, contactId }) => {
    const stored = await readMailAccount(db, secrets);
    if (!stored) return failed('not-configured');
    if (stored.secret === undefined) return failed('secret-unreadable');
    const result = await mailer.send({ settings: stored.settings, password: stored.secret }, mail, effectId);
    if (result.sent) return { outcome: 'sent', data: {} };
    log.warn({ contactId, reason: result.reason, detail: result.detail }, 'an e-mail was not sent');
    return failed(result.reason);
  };
}

import type { Service } from '#runtime/engine/ports.ts';
import { sendSms } from '../messaging/sms-sender.ts';
import { readStoredSms } from '../messaging/stored-settings.ts';
import { failed } from './failed.ts';
import type { FlowServiceOptions } from './flow-services.ts';

/** SMS of flows, through the gateway of the installation. */
export function sendFlowSms({
  db,
  log,
  http,
  secrets,
}: Pick<FlowServiceOptions, 'db' | 'log' | 'http' | 'secrets'>): Service<'sms'> {
  return async ({ to, text }, { effectId, contactId }) => {
    const stored = await readStoredSms(db, secrets);
    if (!stored) return failed('not-configured');
    const { settings, secret } = stored;
    if (secret === undefined) return failed('secret-unreadable');
    const result = await sendSms(http, { settings, secret }, { to, text, key: effectId });
    if (result.sent) return { outcome: 'sent', data: {} };
    log.warn({ contactId, reason: result.reason, detail: result.detail }, 'an SMS was not sent');
    return failed(result.reason);
  };
}

import type { Logger } from 'pino';
import type { Clock } from '#runtime/engine/clock.ts';
import type { Outcome, Service, ServiceKind, Services } from '#runtime/engine/ports.ts';
import type { Database } from '../db/open.ts';
import type { Mailer } from '../messaging/mailer.ts';
import type { SecretBox } from '../secrets/secret-box.ts';
import { checkBlacklist } from './check-blacklist.ts';
import { disposeContact } from './dispose-contact.ts';
import { draw } from './draw.ts';
import { failed } from './failed.ts';
import { lookUp } from './look-up.ts';
import { planCallback } from './plan-callback.ts';
import { readOpening } from './read-opening.ts';
import { saveRecord } from './save-record.ts';
import { sendEmail } from './send-email.ts';
import { sendFlowSms } from './send-flow-sms.ts';
import { storeAnswer } from './store-answer.ts';
import { storeVoicemail } from './store-voicemail.ts';
import { writeLog } from './write-log.ts';

export interface FlowServiceOptions {
  db: Database;
  log: Logger;
  clock: Pick<Clock, 'now'>;
  http: Service<'http'>;
  mailer: Mailer;
  secrets: SecretBox;
  /** For holidays where a flow asks without a schedule. */
  timeZone: string;
  /** A script has qualified its conversation. */
  disposed?(conversation: { conversationId: string; agent: string }): Promise<void>;
}

/** Longer than any of the services needs; a caller is waiting. */
const LIMIT_MS = 60_000;

/** Carries out what flows ask of this installation. Whatever goes wrong is an outcome, so that the flow decides what next. */
export function createFlowServices(options: FlowServiceOptions): Services {
  const guard = <K extends ServiceKind>(kind: K, service: Service<K>): { [P in K]: Service<P> } => {
    const guarded: Service<K> = async (params, asked) => {
      try {
        return await withinLimit(service(params, asked));
      } catch (error) {
        options.log.error({ error, contactId: asked.contactId, effect: kind }, 'a service failed');
        return failed('unavailable');
      }
    };
    // One key, which is the kind itself.
    return { [kind]: guarded } as { [P in K]: Service<P> };
  };
  return {
    http: options.http,
    ...guard('opening', readOpening(options)),
    ...guard('lookup', lookUp(options)),
    ...guard('email', sendEmail(options)),
    ...guard('sms', sendFlowSms(options)),
    ...guard('log', writeLog(options)),
    ...guard('draw', draw),
    ...guard('blacklist', checkBlacklist(options)),
    ...guard('survey', storeAnswer(options)),
    ...guard('voicemail', storeVoicemail(options)),
    ...guard('callback', planCallback(options)),
    ...guard('disposition', disposeContact(options)),
    ...guard('save-record', saveRecord(options)),
  };
}

function withinLimit(asked: Promise<Outcome>): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<Outcome>((resolve) => {
    timer = setTimeout(() => resolve(failed('timeout')), LIMIT_MS);
  });
  return Promise.race([asked, limit]).finally(() => clearTimeout(timer));
}

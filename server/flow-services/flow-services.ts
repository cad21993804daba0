import type { Logger } from 'pino';
import type { Clock } from '#runtime/engine/clock.ts';
import { keepTrying } from '#runtime/engine/keep-trying.ts';
import type { Outcome, Service, ServiceKind, Services } from '#runtime/engine/ports.ts';
import { isDatabaseAway } from '../db/is-database-away.ts';
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
  clock: Clock;
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
/** For the database to be there again: a message that has been left, or a promised call, is not lost with a connection. */
const DATABASE_LIMIT_MS = 45_000;

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
  /** Of what asks nobody but the database. */
  const insist =
    <K extends ServiceKind>(service: Service<K>): Service<K> =>
    (params, asked) =>
      keepTrying(() => service(params, asked), {
        clock: options.clock,
        limitMs: DATABASE_LIMIT_MS,
        isWanted: isDatabaseAway,
        onFailure: (error) => options.log.warn({ error, ...asked }, 'a service could not be carried out'),
      });
  return {
    http: options.http,
    ...guard('opening', insist(readOpening(options))),
    ...guard('lookup', insist(lookUp(options))),
    ...guard('email', sendEmail(options)),
    ...guard('sms', sendFlowSms(options)),
    ...guard('log', writeLog(options)),
    ...guard('draw', draw),
    ...guard('blacklist', insist(checkBlacklist(options))),
    ...guard('survey', insist(storeAnswer(options))),
    ...guard('voicemail', insist(storeVoicemail(options))),
    ...guard('callback', insist(planCallback(options))),
    ...guard('disposition', insist(disposeContact(options))),
    ...guard('save-record', insist(saveRecord(options))),
  };
}

function withinLimit(asked: Promise<Outcome>): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<Outcome>((resolve) => {
    timer = setTimeout(() => resolve(failed('timeout')), LIMIT_MS);
  });
  return Promise.race([asked, limit]).finally(() => clearTimeout(timer));
}

import { and, asc, count, eq, gt, inArray, lt, sql } from 'drizzle-orm';
import { sendConversationEmail as contract, MAX_ATTACHED_BYTES } from '#schemas/api/emails.ts';
import type { Database } from '../../db/open.ts';
import { agentProfiles, attachments, sentEmails } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { readMailAccount } from '../../messaging/mail-accounts.ts';
import type { Mail } from '../../messaging/mailer.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { settingsOfCampaign } from '../conversations/campaign-of.ts';
import { findOwnConversation } from '../conversations/find-conversation.ts';
import { readMergeScope } from '../conversations/merge-scope.ts';
import { verb } from '../verb.ts';
import { mergeEmail } from './merge-email.ts';

/** More than anybody writes by hand. */
const MOST_IN_PERIOD = 30;
const PERIOD_MS = 10 * 60_000;
/** Nobody is at work on an e-mail that has been under way for so long: whoever sent it has crashed. */
const UNDER_WAY_MS = 60_000;
const UNDER_WAY = 'sending';
export const SENT = 'sent';
/** What is sent late concerns a customer who was forgotten; it needs a conversation of its own. */
const LATE_MS = 12 * 3_600_000;

export const sendConversationEmail = verb(contract, async ({ context, actor, params: { id }, body }) => {
  const { db, timeZone } = context;
  const found = await findOwnConversation(db, actor, id);
  const { closedAt } = found.row;
  if (closedAt && Date.now() - closedAt.getTime() > LATE_MS) throw new ServiceError('conversation-closed');
  await demandRight(db, actor);
  const { customers } = await settingsOfCampaign(db, found.row.campaign);
  const { scope } = await readMergeScope(db, found, { actor, message: body.message, timeZone });
  const { subject, html } = await mergeEmail(db, { template: body.template, allowed: customers.emailTemplates, scope });
  const files = await readAttachments(db, body.attachments, customers.attachments);
  const mail: Mail = { to: body.to, cc: '', subject, body: html, html: true, attachments: files };
  const row = {
    id: body.key,
    conversationId: id,
    template: body.template,
    recipient: body.to,
    subject,
    html,
    attachments: files.map((file) => ({ id: file.id, fileName: file.fileName })),
    sentBy: actor.user.login,
  };
  const known = await reserve(db, row);
  if (known !== undefined) return { sent: known === SENT, reason: known === SENT ? '' : known };
  const reason = await send(context, { mail, key: body.key, server: customers.mailServer });
  await db
    .update(sentEmails)
    .set({ result: reason === '' ? SENT : reason })
    .where(eq(sentEmails.id, body.key));
  return { sent: reason === '', reason };
});

async function demandRight(db: Database, { user }: Actor): Promise<void> {
  const [own] = await db.select().from(agentProfiles).where(eq(agentProfiles.userId, user.id));
  if (!own?.profile.rights.includes('send-email')) throw new ServiceError('right-missing');
}

type Attached = { id: string; fileName: string; contentType: string; content: Uint8Array };

/** @throws ServiceError `invalid-input` for files that the campaign does not have, and for more than an e-mail can carry */
async function readAttachments(db: Database, ids: readonly string[], groups: readonly string[]): Promise<Attached[]> {
  if (ids.length === 0) return [];
  const isAllowed = and(inArray(attachments.id, [...ids]), inArray(attachments.groupId, ['', ...groups]));
  const sizes = await db.select({ id: attachments.id, size: attachments.size }).from(attachments).where(isAllowed);
  const found = new Set(sizes.map(({ id }) => id));
  const unknown = ids.findIndex((id) => !found.has(id));
  if (unknown >= 0) refuse(['attachments', unknown], 'unknown-attachment');
  if (sizes.reduce((sum, { size }) => sum + size, 0) > MAX_ATTACHED_BYTES)
    refuse(['attachments'], 'attachments-too-large');
  const { id, fileName, contentType, content } = attachments;
  return db.select({ id, fileName, contentType, content }).from(attachments).where(isAllowed).orderBy(asc(fileName));
}

function refuse(path: readonly (string | number)[], rule: Parameters<typeof ruleIssue>[1]): never {
  throw new ServiceError('invalid-input', { issues: [ruleIssue(path, rule)] });
}

/**
 * Notes the e-mail before it is sent, so that the same click twice sends one.
 * @returns What became of it when it was noted before; nothing when it is to be sent now.
 * @throws ServiceError `too-many-attempts`
 */
async function reserve(
  db: Database,
  row: Omit<typeof sentEmails.$inferInsert, 'sentAt' | 'result'>,
): Promise<string | undefined> {
  const since = new Date(Date.now() - PERIOD_MS);
  const isRecent = and(eq(sentEmails.sentBy, row.sentBy), gt(sentEmails.sentAt, since));
  const [before] = await db.select().from(sentEmails).where(eq(sentEmails.id, row.id));
  if (!before) {
    const [recent] = await db.select({ sent: count() }).from(sentEmails).where(isRecent);
    if ((recent?.sent ?? 0) >= MOST_IN_PERIOD) {
      throw new ServiceError('too-many-attempts', { retryAfterSeconds: PERIOD_MS / 1000 });
    }
  }
  const [taken] = await db
    .insert(sentEmails)
    .values({ ...row, sentAt: new Date(), result: UNDER_WAY })
    .onConflictDoUpdate({
      target: sentEmails.id,
      set: { sentAt: sql`now()` },
      setWhere: and(eq(sentEmails.result, UNDER_WAY), lt(sentEmails.sentAt, new Date(Date.now() - UNDER_WAY_MS))),
    })
    .returning({ id: sentEmails.id });
  if (taken) return undefined;
  const [known] = await db.select().from(sentEmails).where(eq(sentEmails.id, row.id));
  if (known?.conversationId !== row.conversationId) throw new ServiceError('not-found');
  return known.result;
}

/** @returns Empty when the mail server took it, otherwise why not. */
async function send(
  { db, log, mailer, secrets }: ServiceContext,
  { mail, key, server }: { mail: Mail; key: string; server: string },
): Promise<string> {
  const account = await readMailAccount(db, secrets, server);
  if (!account) return 'not-configured';
  if (account.secret === undefined) return 'secret-unreadable';
  const result = await mailer.send({ settings: account.settings, password: account.secret }, mail, key);
  if (result.sent) return '';
  log.warn({ reason: result.reason, detail: result.detail }, 'an e-mail of an agent was not sent');
  return result.reason;
}

import { asc, desc, eq, inArray } from 'drizzle-orm';
import { type ConversationDetails, readConversation as contract } from '#schemas/api/conversations.ts';
import type { AgentProfile } from '#schemas/domain/agent.ts';
import type { InboundSettings } from '#schemas/domain/inbound-campaign.ts';
import { countQuotas } from '../../campaigns/count-quotas.ts';
import type { Database } from '../../db/open.ts';
import {
  agentProfiles,
  attachments,
  callbacks,
  emailTemplates,
  sentEmails,
  voicemails,
} from '../../db/tables/index.ts';
import { readMailAccount } from '../../messaging/mail-accounts.ts';
import { readPlannedCallback } from '../callbacks/keep-callback.ts';
import { toCallback } from '../callbacks/to-callback.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { SENT } from '../emails/send-conversation-email.ts';
import { readLiveScript } from '../scripts/live-script.ts';
import { verb } from '../verb.ts';
import { selectVoicemails } from '../voicemails/select-voicemails.ts';
import { readAddressBook } from './address-book.ts';
import { callbackWindow, suggestCallback } from './callback-window.ts';
import { readCallerState } from './caller-state.ts';
import { readCallingHours } from './calling-hours.ts';
import { ownNumber, settingsOfCampaign } from './campaign-of.ts';
import { readCustomerHistory } from './customer-history.ts';
import { findConversationOnDesk } from './find-conversation.ts';
import { readDispositions } from './read-dispositions.ts';
import type { ConversationRow } from './select-conversations.ts';

export const readConversation = verb(contract, async ({ context, actor, params: { id } }) => {
  const { db, timeZone } = context;
  const { row, conversation } = await findConversationOnDesk(db, actor, id);
  const settings = await settingsOfCampaign(db, row.campaign);
  const { customers, general } = settings;
  const [own] = await db.select().from(agentProfiles).where(eq(agentProfiles.userId, row.agent));
  const [addressBook, history, { collected }, dispositions, about, planned, emails, script, quotas] = await Promise.all(
    [
      readAddressBook(db, { file: customers.addressBook, customer: row.customer }),
      readCustomerHistory(db, { actor, row, called: ownNumber(row, settings) }),
      readCallerState(db, row.contactId),
      readStatuses(db, { row, settings, timeZone }),
      readAbout(db, row),
      readPlannedCallback(db, id),
      readEmails(context, { id, customers, profile: own?.profile }),
      readLiveScript(db, customers.script),
      countQuotas(db, [{ id: row.campaign, settings }], { timeZone, now: Date.now() }),
    ],
  );
  const details: ConversationDetails = {
    conversation,
    addressBook,
    history,
    collected,
    replay: mayReplay(actor) && row.contactId !== '' ? row.contactId : null,
    dispositions,
    quota: quotas.get(row.campaign) ?? null,
    callingHours: customers.callingHours,
    timeZone,
    callback: planned ?? about.callback,
    voicemail: about.voicemail,
    personalCallbacks: own?.profile.options.personalCallbacks ?? false,
    emails,
    recording: {
      rule: general.recording.type,
      onDemand: general.recordsOnDemand && (own?.profile.rights.includes('record') ?? false),
    },
    script: script && { flowId: script.flowId, flowName: script.flowName },
  };
  return { details };
});

function mayReplay({ role }: Actor): boolean {
  return role === 'admin' || role === 'supervisor';
}

async function readStatuses(
  db: Database,
  { row, settings, timeZone }: { row: ConversationRow; settings: InboundSettings; timeZone: string },
): Promise<ConversationDetails['dispositions']> {
  const group = await readDispositions(db, settings.customers.dispositions, row.offeredAt);
  if (!group) return null;
  const now = Date.now();
  const hours = await readCallingHours(db, settings, timeZone);
  const statuses = group.statuses.map((status) => {
    const rules = { status: status.callback, campaign: settings.callbacks, timeZone, now };
    const { earliest, latest } = callbackWindow(rules);
    const suggested = suggestCallback({ earliest, latest }, { hours, now });
    const window = {
      earliest: new Date(earliest).toISOString(),
      latest: latest === null ? null : new Date(latest).toISOString(),
      suggested: suggested === null ? null : new Date(suggested).toISOString(),
    };
    return { ...status, window };
  });
  return { ...group, statuses };
}

/** The promised call or the message that a conversation is about. */
async function readAbout(
  db: Database,
  { medium, about }: ConversationRow,
): Promise<Pick<ConversationDetails, 'callback' | 'voicemail'>> {
  if (about === null) return { callback: null, voicemail: null };
  if (medium === 'callback') {
    const [row] = await db.select().from(callbacks).where(eq(callbacks.id, about));
    return { callback: row ? toCallback(row) : null, voicemail: null };
  }
  const where = eq(voicemails.id, about);
  const [voicemail] = await selectVoicemails(db, { where, orderBy: [asc(voicemails.id)], limit: 1 });
  return { callback: null, voicemail: voicemail ?? null };
}

const MOST_SENT = 50;

async function readEmails(
  { db, secrets }: Pick<ServiceContext, 'db' | 'secrets'>,
  {
    id,
    customers,
    profile,
  }: { id: string; customers: InboundSettings['customers']; profile: AgentProfile | undefined },
): Promise<ConversationDetails['emails']> {
  const { id: templateId, name } = emailTemplates;
  const { id: fileId, groupId, fileName, size } = attachments;
  const [account, templates, files, sent] = await Promise.all([
    readMailAccount(db, secrets, customers.mailServer),
    db
      .select({ id: templateId, name })
      .from(emailTemplates)
      .where(inArray(templateId, ['', ...customers.emailTemplates]))
      .orderBy(asc(name)),
    db
      .select({ id: fileId, group: groupId, fileName, size })
      .from(attachments)
      .where(inArray(groupId, ['', ...customers.attachments]))
      .orderBy(asc(fileName)),
    db
      .select()
      .from(sentEmails)
      .where(eq(sentEmails.conversationId, id))
      .orderBy(desc(sentEmails.sentAt))
      .limit(MOST_SENT),
  ]);
  return {
    allowed: account !== null && (profile?.rights.includes('send-email') ?? false),
    templates,
    attachments: files,
    sent: sent.map((row) => ({
      id: row.id,
      to: row.recipient,
      subject: row.subject,
      at: row.sentAt.toISOString(),
      sent: row.result === SENT,
      result: row.result,
    })),
  };
}

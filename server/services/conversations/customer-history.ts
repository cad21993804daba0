import { and, desc, eq, inArray, ne } from 'drizzle-orm';
import type { CustomerEvent } from '#schemas/api/conversations.ts';
import type { Database } from '../../db/open.ts';
import { callbacks, campaigns, contacts, conversations, users, voicemails, waits } from '../../db/tables/index.ts';
import { spellingsOf } from '../../phone-numbers.ts';
import type { Actor } from '../context.ts';
import { queuesOf } from './queues-of.ts';
import { type ConversationRow, selectConversations } from './select-conversations.ts';

/** Of each kind; what is older is found in the reports. */
const MOST_OF_A_KIND = 50;

/** What happened with a customer before, newest first, the conversation at hand left out. */
export async function readCustomerHistory(
  db: Database,
  { actor, row: conversation, called }: { actor: Actor; row: ConversationRow; called: string },
): Promise<CustomerEvent[]> {
  const { id, customer } = conversation;
  const numbers = spellingsOf(customer, called);
  if (numbers.length === 0) return [];
  const [queues, talks, promised, messages, given] = await Promise.all([
    queuesOf(db, actor.user.id),
    selectConversations(db, {
      where: and(inArray(conversations.customer, numbers), ne(conversations.id, id)),
      orderBy: [desc(conversations.offeredAt)],
      limit: MOST_OF_A_KIND,
    }),
    db
      .select({ row: callbacks, agentName: users.name, campaignName: campaigns.name })
      .from(callbacks)
      .leftJoin(users, eq(users.id, callbacks.agent))
      .leftJoin(campaigns, eq(campaigns.id, callbacks.campaign))
      .where(inArray(callbacks.number, numbers))
      .orderBy(desc(callbacks.askedAt))
      .limit(MOST_OF_A_KIND),
    db
      .select({ row: voicemails, campaignName: campaigns.name })
      .from(voicemails)
      .innerJoin(contacts, eq(contacts.id, voicemails.contactId))
      .leftJoin(campaigns, eq(campaigns.id, voicemails.campaign))
      .where(inArray(contacts.caller, numbers))
      .orderBy(desc(voicemails.leftAt))
      .limit(MOST_OF_A_KIND),
    db
      .select({ row: waits, campaignName: campaigns.name })
      .from(waits)
      .leftJoin(campaigns, eq(campaigns.id, waits.campaign))
      .where(and(inArray(waits.customer, numbers), eq(waits.end, 'abandoned')))
      .orderBy(desc(waits.enteredAt))
      .limit(MOST_OF_A_KIND),
  ]);
  const isTheirs = ({ agent, queue }: typeof callbacks.$inferSelect) =>
    actor.role !== 'agent' || agent === actor.user.id || (agent === null && queues.includes(queue));
  const isOther = ({ id: callbackId, conversationId }: typeof callbacks.$inferSelect) =>
    callbackId !== conversation.about && conversationId !== id;
  const events: CustomerEvent[] = [
    ...talks.map(({ row, conversation }) => ({
      ...nothing,
      kind: 'conversation' as const,
      id: row.id,
      at: conversation.offeredAt,
      campaign: row.campaign,
      campaignName: conversation.campaignName,
      queue: row.queue,
      agentName: conversation.agentName,
      seconds: secondsBetween(row.answeredAt, row.talkEndedAt),
      disposition: conversation.disposition,
      note: conversation.disposition?.note ?? '',
    })),
    ...promised.map(({ row, agentName, campaignName }) => ({
      ...nothing,
      kind: 'callback' as const,
      id: row.id,
      at: (row.dueAt ?? row.askedAt).toISOString(),
      campaign: row.campaign,
      campaignName: campaignName ?? row.campaign,
      queue: row.queue,
      agentName: row.handledBy ?? agentName ?? '',
      note: row.note,
      open: row.handledAt === null,
      closable: row.handledAt === null && isOther(row) && isTheirs(row),
    })),
    ...messages.map(({ row, campaignName }) => ({
      ...nothing,
      kind: 'voicemail' as const,
      id: row.id,
      at: row.leftAt.toISOString(),
      campaign: row.campaign,
      campaignName: campaignName ?? row.campaign,
      queue: row.box,
      agentName: row.handledBy ?? '',
      seconds: row.seconds,
      open: row.handledAt === null,
    })),
    ...given.map(({ row, campaignName }) => ({
      ...nothing,
      kind: 'abandoned' as const,
      id: row.id,
      at: row.enteredAt.toISOString(),
      campaign: row.campaign,
      campaignName: campaignName ?? row.campaign,
      queue: row.queue,
      seconds: secondsBetween(row.enteredAt, row.endedAt),
    })),
  ];
  return events.sort((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, MOST_OF_A_KIND);
}

const nothing = { agentName: '', seconds: 0, disposition: null, note: '', open: false, closable: false };

function secondsBetween(from: Date | null, to: Date | null): number {
  return from && to ? Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000)) : 0;
}

import { and, desc, eq, gte, inArray, like, lt, type SQL, sql } from 'drizzle-orm';
import type { ConversationsQuery } from '#schemas/api/reports.ts';
import type { Conversation } from '#schemas/domain/conversation.ts';
import type { Database } from '../db/open.ts';
import { conversations } from '../db/tables/index.ts';
import { type ConversationRow, selectConversations } from '../services/conversations/select-conversations.ts';
import type { Scope } from '../supervision/read-scope.ts';
import type { Period } from './buckets.ts';
import { readCursor, writeCursor } from './cursor.ts';

interface Asked {
  query: Omit<ConversationsQuery, 'from' | 'to'>;
  period: Pick<Period, 'from' | 'to'>;
  scope: Pick<Scope, 'agents'>;
  cursor: string | undefined;
  limit: number;
}

/** A page of the conversations of a period, newest first. */
export async function selectConversationPage(
  db: Database,
  { query, period, scope, cursor, limit }: Asked,
): Promise<{ conversations: Conversation[]; next: string | null }> {
  const { campaign, queue, agent, disposition } = query;
  const found = await selectConversations(db, {
    where: and(
      gte(conversations.offeredAt, new Date(period.from)),
      lt(conversations.offeredAt, new Date(period.to)),
      campaign === undefined ? undefined : eq(conversations.campaign, campaign),
      queue === undefined ? undefined : eq(conversations.queue, queue),
      agent === undefined ? undefined : eq(conversations.agent, agent),
      disposition === undefined ? undefined : eq(conversations.dispositionCode, disposition),
      ofCustomer(query.customer),
      ofAgents(scope),
      cursor === undefined ? undefined : before(readCursor(cursor)),
    ),
    orderBy: [desc(conversations.offeredAt), desc(conversations.id)],
    limit: limit + 1,
  });
  const page = found.slice(0, limit);
  const last = page.at(-1)?.row;
  return {
    conversations: page.map(({ conversation }) => conversation),
    next: found.length > page.length && last ? writeCursor({ at: last.offeredAt, id: last.id }) : null,
  };
}

/** Conversations of the agents whom somebody sees. */
export function ofAgents({ agents }: Pick<Scope, 'agents'>): SQL | undefined {
  return agents === 'everybody' ? undefined : inArray(conversations.agent, [...agents]);
}

/** By a part of the number, as people remember it. */
export function ofCustomer(search: string | undefined): SQL | undefined {
  const part = search?.replace(/[^0-9A-Za-z@.*#+-]/g, '') ?? '';
  return part === '' ? undefined : like(conversations.customer, `%${part.replace(/[%_\\]/g, '\\$&')}%`);
}

function before({ at, id }: { at: string; id: ConversationRow['id'] }): SQL {
  return sql`(${conversations.offeredAt}, ${conversations.id}) < (${at}::timestamptz, ${id})`;
}

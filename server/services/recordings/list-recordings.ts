import { and, desc, eq, gte, lt, sql } from 'drizzle-orm';
import { listRecordings as contract, type Recording } from '#schemas/api/recordings.ts';
import { campaigns, conversations, recordings, users } from '../../db/tables/index.ts';
import { periodOf } from '../../reports/buckets.ts';
import { readCursor, writeCursor } from '../../reports/cursor.ts';
import { ofAgents, ofCustomer } from '../../reports/select-conversation-page.ts';
import { demandScope } from '../../supervision/read-scope.ts';
import { dispositionOf } from '../conversations/select-conversations.ts';
import { verb } from '../verb.ts';

export const listRecordings = verb(contract, async ({ context: { db, timeZone }, actor, query }) => {
  const scope = await demandScope(db, actor, 'recordings');
  const { from, to, campaign, agent, disposition, conversation, shortest, limit } = query;
  const after = query.cursor === undefined ? null : readCursor(query.cursor);
  const rows = await db
    .select({
      contactId: recordings.contactId,
      id: recordings.id,
      seconds: recordings.seconds,
      createdAt: recordings.createdAt,
      deleteAt: recordings.deleteAt,
      nextAttemptAt: recordings.nextAttemptAt,
      // The sound itself is not read for a list.
      isThere: sql<boolean>`${recordings.wav} is not null`,
      row: conversations,
      agentName: users.name,
      campaignName: campaigns.name,
    })
    .from(recordings)
    .innerJoin(conversations, eq(conversations.id, recordings.conversationId))
    .leftJoin(users, eq(users.id, conversations.agent))
    .leftJoin(campaigns, eq(campaigns.id, conversations.campaign))
    .where(
      and(
        from === undefined ? undefined : gte(recordings.createdAt, dayOf(timeZone, from).begins),
        to === undefined ? undefined : lt(recordings.createdAt, dayOf(timeZone, to).ends),
        campaign === undefined ? undefined : eq(conversations.campaign, campaign),
        agent === undefined ? undefined : eq(conversations.agent, agent),
        disposition === undefined ? undefined : eq(conversations.dispositionCode, disposition),
        conversation === undefined ? undefined : eq(conversations.id, conversation),
        shortest === undefined ? undefined : gte(recordings.seconds, shortest),
        ofCustomer(query.customer),
        ofAgents(scope),
        after === null
          ? undefined
          : sql`(${recordings.createdAt}, ${recordings.id}) < (${after.at}::timestamptz, ${after.id})`,
      ),
    )
    .orderBy(desc(recordings.createdAt), desc(recordings.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    recordings: page.map(
      ({ row, isThere, ...found }): Recording => ({
        contactId: found.contactId,
        id: found.id,
        conversationId: row.id,
        at: found.createdAt.toISOString(),
        seconds: found.seconds,
        state: isThere ? 'ready' : found.nextAttemptAt === null ? 'lost' : 'pending',
        deleteAt: found.deleteAt?.toISOString() ?? null,
        agent: row.agent,
        agentName: found.agentName ?? '',
        campaign: row.campaign,
        campaignName: found.campaignName ?? row.campaign,
        queue: row.queue,
        customer: row.customer,
        disposition: dispositionOf(row),
      }),
    ),
    next: rows.length > page.length && last ? writeCursor({ at: last.createdAt, id: last.id }) : null,
  };
});

function dayOf(timeZone: string, day: string): { begins: Date; ends: Date } {
  const { from, to } = periodOf(timeZone, { from: day, to: day });
  return { begins: new Date(from), ends: new Date(to) };
}

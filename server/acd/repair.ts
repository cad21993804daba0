import { and, eq, inArray, isNull, lt, ne, notExists, or, sql } from 'drizzle-orm';
import type { Agent } from '#runtime/acd/agents/agent.ts';
import type { Changed } from '#runtime/acd/store.ts';
import { moment } from '../db/moment.ts';
import type { Database } from '../db/open.ts';
import { agentPresence, contacts, conversations, waits } from '../db/tables/index.ts';
import { toWait } from './rows.ts';
import { changeAgentIn } from './write-agent.ts';

/** A step that goes on at this moment is none of it: it writes what follows from a call's end, or calls a colleague, at once. */
const SETTLED_AFTER_MS = 15_000;

/**
 * What no transaction leaves behind, and a crash between two of them may: agents who wait for a conversation that is not
 * there, a colleague who was asked for and never called, callers who went while nobody looked.
 */
export async function repair(db: Database, at: number): Promise<Changed> {
  const gone = await endAbandoned(db, at);
  const free = await freeWaits(db);
  return { waits: [...gone, ...free], agents: await freeAgents(db, at) };
}

/** The wait of a contact that has ended is over, too. */
async function endAbandoned(db: Database, at: number) {
  const rows = await db
    .update(waits)
    .set({ end: 'abandoned', endedAt: new Date(at) })
    .where(
      and(
        eq(waits.medium, 'call'),
        isNull(waits.end),
        sql`exists (select 1 from ${contacts} where ${contacts.id} = ${waits.contactId} and ${contacts.status} = 'ended'
          and ${contacts.endedAt} < ${moment(at - SETTLED_AFTER_MS)})`,
      ),
    )
    .returning();
  return rows.map((row) => toWait(row, false));
}

async function freeWaits(db: Database) {
  const rows = await db
    .update(waits)
    .set({ conversationId: null })
    .where(
      and(
        isNull(waits.end),
        sql`${waits.conversationId} is not null`,
        notExists(
          db
            .select({ one: sql`1` })
            .from(conversations)
            .where(and(eq(conversations.id, waits.conversationId), isNull(conversations.closedAt))),
        ),
      ),
    )
    .returning();
  return rows.map((row) => toWait(row, true));
}

async function freeAgents(db: Database, at: number): Promise<Agent[]> {
  const engaged = and(
    inArray(agentPresence.state, ['reserved', 'ringing', 'talking', 'wrap-up']),
    lt(agentPresence.since, new Date(at - SETTLED_AFTER_MS)),
    notExists(
      db
        .select({ one: sql`1` })
        .from(conversations)
        .where(
          or(
            and(eq(conversations.agent, agentPresence.userId), isNull(conversations.closedAt)),
            and(ne(conversations.owner, ''), sql`${conversations.drive}->>'colleague' = ${agentPresence.userId}`),
          ),
        ),
    ),
  );
  const left = await db.select({ id: agentPresence.userId }).from(agentPresence).where(engaged);
  const freed: Agent[] = [];
  for (const { id } of left) {
    const changed = await db.transaction((tx) =>
      changeAgentIn(tx, id, {
        events: [{ type: 'released', why: 'returned', ready: true, breakUntil: 0 }],
        at,
        about: null,
      }),
    );
    if (changed) freed.push(changed.after);
  }
  return freed;
}

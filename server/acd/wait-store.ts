import { and, eq, getTableColumns, isNull, sql } from 'drizzle-orm';
import type { Wait, WaitStanding } from '#runtime/acd/ports.ts';
import type { AcdStore, KeptWait, Predicted } from '#runtime/acd/store.ts';
import { isOneOf } from '../db/is-one-of.ts';
import type { Database } from '../db/open.ts';
import { conversations, waits } from '../db/tables/index.ts';
import { cleanText } from '../db/to-jsonb.ts';
import { attended, toConversation, toWait } from './rows.ts';

type WaitStore = Pick<AcdStore, 'readWaits' | 'enterWait' | 'changeWait' | 'endWait' | 'releasePersonal'>;

/** A colleague for whom a caller waits has as long to come as a phone rings. */
const PERSONAL_SECONDS = 20;

export const waitColumns = { ...getTableColumns(waits), isAttended: attended };

export function createWaitStore(db: Database): WaitStore {
  return {
    async readWaits(ids) {
      const rows = await db.select(waitColumns).from(waits).where(isOneOf(waits.id, ids));
      return rows.map((row) => toWait(row, row.isAttended));
    },

    async enterWait(wait, predicted) {
      const [row] = await db
        .insert(waits)
        .values(newWait(wait, predicted))
        .onConflictDoNothing({ target: waits.id })
        .returning();
      if (row) return { standing: standingOf(toWait(row, true)), wait: toWait(row, true) };
      return { standing: await findStanding(db, wait.id), wait: null };
    },

    async changeWait(id, change) {
      const { since, ...same } = change;
      const [row] = await db
        .update(waits)
        .set({ ...same, ...(since === undefined ? {} : { since: new Date(since) }) })
        .where(and(eq(waits.id, id), isNull(waits.end)))
        .returning();
      return row ? toWait(row, true) : null;
    },

    async endWait(id, end, { at, remainingSeconds }) {
      const [row] = await db
        .update(waits)
        .set({ end, endedAt: new Date(at), remainingSeconds })
        .where(and(eq(waits.id, id), isNull(waits.end)))
        .returning();
      return row ? toWait(row, true) : null;
    },

    async releasePersonal(at) {
      const rows = await db
        .update(waits)
        .set({ onlyFor: null })
        .where(
          and(
            eq(waits.medium, 'call'),
            isNull(waits.end),
            isNull(waits.conversationId),
            sql`${waits.onlyFor} is not null`,
            sql`${waits.enteredAt} < ${new Date(at - PERSONAL_SECONDS * 1000).toISOString()}::timestamptz`,
          ),
        )
        .returning(waitColumns);
      return rows.map((row) => toWait(row, row.isAttended));
    },
  };
}

/** The row of a wait that begins. */
export function newWait(wait: Wait, predicted: Predicted | null): typeof waits.$inferInsert {
  const { since, enteredAt, ...same } = wait;
  return {
    ...same,
    customer: cleanText(wait.customer),
    called: cleanText(wait.called),
    since: new Date(since),
    enteredAt: new Date(enteredAt),
    predictedSeconds: predicted?.seconds ?? null,
    modelSeconds: predicted?.modelSeconds ?? null,
  };
}

async function findStanding(db: Database, id: string): Promise<WaitStanding> {
  const [found] = await db
    .select({ wait: waits, conversation: conversations })
    .from(waits)
    .leftJoin(conversations, eq(conversations.id, waits.conversationId))
    .where(eq(waits.id, id));
  if (!found) throw new Error(`acd.wait-gone: ${id}`);
  const wait = toWait(found.wait, true);
  const conversation = found.conversation && toConversation(found.conversation);
  if (wait.end !== 'answered' || conversation === null) return standingOf(wait);
  const { phase, drive, answeredAt, talkEndedAt } = conversation;
  const talks = drive.legs.customer !== null && (phase === 'talking' || drive.transfer !== null);
  if (talks) return { at: 'talking', agent: conversation.agent };
  const until = talkEndedAt ?? answeredAt ?? 0;
  return {
    at: 'over',
    end: 'answered',
    agent: conversation.agent,
    talkSeconds: Math.round((until - (answeredAt ?? until)) / 1000),
    waitedSeconds: conversation.waitedSeconds,
    requeue: drive.requeued,
  };
}

function standingOf(wait: KeptWait): WaitStanding {
  const { end, queue, priority, since, enteredAt, endedAt, agent, changedBy } = wait;
  if (end === null) return { at: 'waiting', kept: { queue, priority, since, enteredAt, changedBy } };
  const waitedSeconds = Math.round(((endedAt ?? since) - since) / 1000);
  return { at: 'over', end, agent, talkSeconds: 0, waitedSeconds, requeue: null };
}

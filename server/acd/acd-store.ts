import { and, asc, eq, gte, isNotNull, isNull, max, ne, sql } from 'drizzle-orm';
import type { AcdStore, Staff } from '#runtime/acd/store.ts';
import type { Database } from '../db/open.ts';
import { agentPresence, conversations, queues, waits } from '../db/tables/index.ts';
import { createAgentStore, selectStaffed } from './agent-store.ts';
import { createConversationStore } from './conversation-store.ts';
import { openDueWaits, openWaitAbout, readDecrementing } from './due-waits.ts';
import { createRulesReader } from './read-rules.ts';
import { keepByDisposition, writeRecording } from './recordings.ts';
import { repair } from './repair.ts';
import { toConversation, toStaffed, toWait } from './rows.ts';
import { createWaitStore, waitColumns } from './wait-store.ts';

/** What distribution keeps, in the database. @param self This start of this server. */
export function createAcdStore(db: Database, self: string): AcdStore {
  const rules = createRulesReader(db);
  return {
    ...createWaitStore(db),
    ...createAgentStore(db),
    ...createConversationStore(db, self),

    async readLive() {
      const [openWaits, staff] = await Promise.all([
        db.select(waitColumns).from(waits).where(isNull(waits.end)),
        readStaff(db),
      ]);
      return { waits: openWaits.map((row) => toWait(row, row.isAttended)), ...staff };
    },

    readStaff: () => readStaff(db),

    async readTalks(since) {
      const rows = await db
        .select({ queue: conversations.queue, answeredAt: conversations.offeredAt, closedAt: conversations.closedAt })
        .from(conversations)
        .where(sql`${conversations.answeredAt} is not null and ${gte(conversations.closedAt, new Date(since))}`)
        .orderBy(asc(conversations.closedAt));
      return rows.flatMap(({ queue, answeredAt, closedAt }) =>
        closedAt === null
          ? []
          : [
              {
                queue,
                closedAt: closedAt.getTime(),
                handledSeconds: (closedAt.getTime() - answeredAt.getTime()) / 1000,
              },
            ],
      );
    },

    async readPastWaits(since) {
      const rows = await db
        .select()
        .from(waits)
        .where(and(eq(waits.medium, 'call'), gte(waits.enteredAt, new Date(since)), isNotNull(waits.endedAt)))
        .orderBy(asc(waits.endedAt));
      return rows.map(({ queue, end, enteredAt, endedAt, modelSeconds, remainingSeconds }) => ({
        queue,
        waitedSeconds: Math.max(0, (endedAt?.getTime() ?? 0) - enteredAt.getTime()) / 1000,
        gaveUp: end === 'abandoned',
        modelSeconds,
        remainingSeconds: end === 'answered' ? 0 : remainingSeconds,
      }));
    },

    async readGiven(since) {
      const { queue, agent, offeredAt, waitId } = conversations;
      return db
        .select({ queue, agent })
        .from(conversations)
        .where(and(gte(offeredAt, new Date(since)), isNotNull(waitId)))
        .groupBy(queue, agent)
        .orderBy(max(offeredAt));
    },

    openDueWaits: (at) => openDueWaits(db, at),
    openWaitAbout: (about, at) => openWaitAbout(db, about, at),
    readRules: rules.read,
    forgetRules: rules.forget,
    repair: (at) => repair(db, at),

    measureRecording: (id, how) => writeRecording(db, { id, contactId: '' }, { write: 'measured', ...how }, 0),

    async disposed(conversationId, at) {
      const [row] = await db.select().from(conversations).where(eq(conversations.id, conversationId));
      if (!row) return;
      const { drive, id } = toConversation(row);
      await keepByDisposition(db, { id, rules: drive.rules, code: row.dispositionCode }, at);
    },
  };
}

async function readStaff(db: Database): Promise<Staff> {
  const [agents, allQueues, decrementing] = await Promise.all([
    selectStaffed(db).where(ne(agentPresence.state, 'signed-out')),
    db.select().from(queues),
    readDecrementing(db),
  ]);
  return {
    agents: agents.map(toStaffed),
    queues: allQueues.map(({ id, settings: { strategy, name, ringSeconds } }) => ({ id, strategy, name, ringSeconds })),
    decrementing,
  };
}

import { and, asc, eq, gte, isNotNull, isNull, max, ne } from 'drizzle-orm';
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

/**
 * What distribution keeps, in the database.
 * @param options `self`: this start of this server. `timeZone`: of the installation, IANA name.
 */
export function createAcdStore(db: Database, { self, timeZone }: { self: string; timeZone: string }): AcdStore {
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
        .select({ queue: conversations.queue, offeredAt: conversations.offeredAt, closedAt: conversations.closedAt })
        .from(conversations)
        .where(and(isNotNull(conversations.answeredAt), gte(conversations.closedAt, new Date(since))))
        .orderBy(asc(conversations.closedAt));
      // An agent is taken from the moment that their phone begins to ring.
      return rows.flatMap(({ queue, offeredAt, closedAt }) =>
        closedAt === null ? [] : [{ queue, handledSeconds: (closedAt.getTime() - offeredAt.getTime()) / 1000 }],
      );
    },

    async readPastWaits(since) {
      const { queue, end, enteredAt, endedAt, modelSeconds, remainingSeconds } = waits;
      const rows = await db
        .select({ queue, end, enteredAt, endedAt, modelSeconds, remainingSeconds })
        .from(waits)
        .where(and(eq(waits.medium, 'call'), gte(enteredAt, new Date(since)), isNotNull(endedAt)))
        .orderBy(asc(endedAt));
      return rows.map((row) => ({
        queue: row.queue,
        waitedSeconds: Math.max(0, (row.endedAt?.getTime() ?? 0) - row.enteredAt.getTime()) / 1000,
        gaveUp: row.end === 'abandoned',
        modelSeconds: row.modelSeconds,
        remainingSeconds: row.end === 'answered' ? 0 : row.remainingSeconds,
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

    openDueWaits: (at) => openDueWaits(db, { at, timeZone }),
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

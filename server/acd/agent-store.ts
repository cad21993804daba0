import { and, eq, gt, inArray, isNull, lt, lte, ne, or, sql } from 'drizzle-orm';
import { CLOCKS_APART_MS, UNSEEN_LIMIT_MS } from '#runtime/acd/agents/agent.ts';
import type { AcdStore } from '#runtime/acd/store.ts';
import { isOneOf } from '../db/is-one-of.ts';
import type { Database } from '../db/open.ts';
import { agentPresence, agentProfiles, users } from '../db/tables/index.ts';
import { staffedColumns, toStaffed } from './rows.ts';
import { changeAgentIn } from './write-agent.ts';

type AgentStore = Pick<
  AcdStore,
  'readAgents' | 'admitAgent' | 'changeAgent' | 'seeAgents' | 'agentsDue' | 'agentByLogin' | 'loginOf'
>;

export function createAgentStore(db: Database): AgentStore {
  return {
    async readAgents(ids) {
      return (await selectStaffed(db).where(isOneOf(agentPresence.userId, ids))).map(toStaffed);
    },

    async admitAgent(id, at) {
      const [known] = await selectStaffed(db).where(eq(agentPresence.userId, id));
      if (known) return toStaffed(known);
      const [profile] = await db.select().from(agentProfiles).where(eq(agentProfiles.userId, id));
      if (!profile) return null;
      const now = new Date(at);
      await db
        .insert(agentPresence)
        .values({
          userId: id,
          state: 'signed-out',
          since: now,
          line: profile.profile.line,
          idleSince: now,
          seenAt: now,
        })
        .onConflictDoNothing();
      const [row] = await selectStaffed(db).where(eq(agentPresence.userId, id));
      return row ? toStaffed(row) : null;
    },

    changeAgent: (id, event, at) => db.transaction((tx) => changeAgentIn(tx, id, { events: [event], at, about: null })),

    async seeAgents(ids, at) {
      // In the order in which a conversation changes its agents, so that neither waits for the other.
      const inOrder = db
        .select({ id: agentPresence.userId })
        .from(agentPresence)
        .where(isOneOf(agentPresence.userId, ids))
        .orderBy(sql`${agentPresence.userId} collate "C"`)
        .for('update');
      const seen = await db
        .update(agentPresence)
        .set({ seenAt: new Date(at) })
        .where(inArray(agentPresence.userId, inOrder))
        .returning({ id: agentPresence.userId, state: agentPresence.state });
      const away = seen.filter(({ state }) => state === 'unreachable');
      const back = await Promise.all(
        away.map(({ id }) =>
          db.transaction((tx) => changeAgentIn(tx, id, { events: [{ type: 'seen' }], at, about: null })),
        ),
      );
      return back.flatMap((changed) => (changed ? [changed.after] : []));
    },

    async agentsDue(at, options) {
      const now = new Date(at);
      const unseen = and(lt(agentPresence.seenAt, new Date(at - UNSEEN_LIMIT_MS)), sql`${options.unseen}::boolean`);
      const rows = await db
        .select({ id: agentPresence.userId })
        .from(agentPresence)
        .where(
          and(
            ne(agentPresence.state, 'signed-out'),
            or(
              and(lte(agentPresence.dueAt, now), or(ne(agentPresence.state, 'unreachable'), unseen)),
              // What began later than now began before a clock was set back.
              and(eq(agentPresence.state, 'break'), gt(agentPresence.since, new Date(at + CLOCKS_APART_MS))),
              and(inArray(agentPresence.state, ['ready', 'paused']), unseen),
              and(eq(agentPresence.state, 'unreachable'), isNull(agentPresence.dueAt), unseen),
            ),
          ),
        );
      return rows.map(({ id }) => id);
    },

    async agentByLogin(login) {
      const [row] = await db
        .select({ id: users.id })
        .from(users)
        .innerJoin(agentProfiles, eq(agentProfiles.userId, users.id))
        .where(eq(users.login, login));
      return row?.id ?? null;
    },

    async loginOf(userId) {
      const [row] = await db.select({ login: users.login }).from(users).where(eq(users.id, userId));
      return row?.login ?? null;
    },
  };
}

/** Agents who have signed in at least once, with their profiles. */
export function selectStaffed(db: Database) {
  return db
    .select(staffedColumns)
    .from(agentPresence)
    .innerJoin(agentProfiles, eq(agentProfiles.userId, agentPresence.userId))
    .innerJoin(users, eq(users.id, agentPresence.userId))
    .$dynamic();
}

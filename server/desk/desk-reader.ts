import { and, asc, eq, isNull } from 'drizzle-orm';
import type { AgentDesks, DeskFacts } from '#runtime/acd/desk-port.ts';
import { startOfDay, wallTimeAt } from '#runtime/calendar/wall-clock.ts';
import type { Desk } from '#schemas/api/desk.ts';
import type { AgentProfile } from '#schemas/domain/agent.ts';
import type { Database } from '../db/open.ts';
import { agentProfiles, conversations, pauseReasons, queues, users } from '../db/tables/index.ts';
import { ServiceError } from '../errors.ts';
import { selectConversations } from '../services/conversations/select-conversations.ts';
import { readToday } from './read-today.ts';

export interface DeskReaderOptions {
  db: Database;
  desks: Pick<AgentDesks, 'read' | 'waiting'>;
  timeZone: string;
}

/**
 * Everything that the desktop of an agent shows, as it is now.
 * @throws ServiceError `no-agent-profile`
 */
export async function readDesk(options: DeskReaderOptions, userId: string): Promise<Desk> {
  const { db, desks, timeZone } = options;
  const { user, profile } = await readAgent(db, userId);
  const now = Date.now();
  const [facts, open, names, reasons, today] = await Promise.all([
    desks.read(userId),
    selectConversations(db, { where: and(eq(conversations.agent, userId), isNull(conversations.closedAt)), limit: 1 }),
    db.select({ id: queues.id, settings: queues.settings }).from(queues),
    db.select().from(pauseReasons).orderBy(asc(pauseReasons.position), asc(pauseReasons.id)),
    readToday(db, { userId, from: startOfDay(timeZone, wallTimeAt(timeZone, now)), now }),
  ]);
  const nameOf = new Map(names.map(({ id, settings }) => [id, settings.name]));
  const { options: settings, display, rights, supervision } = profile;
  return {
    agent: { userId, login: user.login, name: user.name, options: settings, display, rights, supervision },
    state: stateOf(facts, now),
    line: facts?.line ?? profile.line,
    phoneReachable: facts?.phoneReachable ?? profile.line.type !== 'browser',
    conversation: open[0]?.conversation ?? null,
    asked: open[0] ? null : await readAsked(db, facts),
    queues: countQueues(
      desks,
      [...profile.queues].sort().map((id) => ({ id, name: nameOf.get(id) ?? id })),
    ),
    pauseReasons: reasons.map(({ id, name, productive, limitMinutes }) => ({ id, name, productive, limitMinutes })),
    today,
    now: new Date(now).toISOString(),
  };
}

async function readAsked(db: Database, facts: DeskFacts | null): Promise<Desk['asked']> {
  if (!facts?.asked) return null;
  const { conversationId, ...how } = facts.asked;
  const [found] = await selectConversations(db, { where: eq(conversations.id, conversationId), limit: 1 });
  return found ? { conversation: found.conversation, ...how } : null;
}

/** What waits in queues; it is known without asking the database. */
export function countQueues(
  desks: Pick<AgentDesks, 'waiting'>,
  queuesOfAgent: readonly Pick<Desk['queues'][number], 'id' | 'name'>[],
): Desk['queues'] {
  return queuesOfAgent.map(({ id, name }) => {
    const { calls, callbacks, voicemails, longestSince } = desks.waiting(id);
    const longest = longestSince === null ? null : new Date(longestSince).toISOString();
    return { id, name, waiting: calls, longestSince: longest, callbacks, voicemails };
  });
}

/** @throws ServiceError `no-agent-profile` */
export async function readAgent(
  db: Database,
  userId: string,
): Promise<{ user: typeof users.$inferSelect; profile: AgentProfile }> {
  const [found] = await db
    .select({ user: users, profile: agentProfiles.profile })
    .from(agentProfiles)
    .innerJoin(users, eq(users.id, agentProfiles.userId))
    .where(eq(agentProfiles.userId, userId));
  if (!found) throw new ServiceError('no-agent-profile');
  return found;
}

function stateOf(facts: DeskFacts | null, now: number): Desk['state'] {
  if (!facts) return { state: 'signed-out', reason: '', since: new Date(now).toISOString(), next: null };
  const { state, reason, since, next } = facts;
  return { state, reason, since: new Date(since).toISOString(), next };
}

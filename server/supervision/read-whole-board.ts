import { asc, eq, isNull, ne, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { AgentDesks } from '#runtime/acd/desk-port.ts';
import { startOfDay, wallTimeAt } from '#runtime/calendar/wall-clock.ts';
import { type BoardAgent, type BoardCampaign, type BoardQueue, monitorMode } from '#schemas/api/supervision.ts';
import type { AgentStateName } from '#schemas/domain/conversation.ts';
import type { PauseReason } from '#schemas/domain/pause-reason.ts';
import type { Database } from '../db/open.ts';
import { selectRows } from '../db/rows.ts';
import { agentPresence, agentProfiles, conversations, pauseReasons, queues, users } from '../db/tables/index.ts';
import { selectConversations } from '../services/conversations/select-conversations.ts';
import { readCampaignOpenings } from './read-campaign-openings.ts';

export interface BoardReaderOptions {
  db: Database;
  desks: Pick<AgentDesks, 'waiting' | 'outlook'>;
  timeZone: string;
}

/** Calls of one campaign in one queue. */
export interface Cell {
  queue: string;
  campaign: string;
  offered: number;
  answered: number;
  abandoned: number;
  inTime: number;
  /** Now. */
  waiting: number;
}

/** Everything that goes on, for whoever may see all of it. */
export interface WholeBoard {
  queues: Omit<BoardQueue, 'today'>[];
  agents: BoardAgent[];
  campaigns: (Pick<BoardCampaign, 'id' | 'name' | 'opening' | 'quota'> & { queue: string })[];
  cells: Cell[];
  pauseReasons: PauseReason[];
  now: number;
}

export async function readWholeBoard({ db, desks, timeZone }: BoardReaderOptions): Promise<WholeBoard> {
  const now = Date.now();
  const from = new Date(startOfDay(timeZone, wallTimeAt(timeZone, now)));
  const [known, agents, campaigns, cells, reasons] = await Promise.all([
    db.select({ id: queues.id, settings: queues.settings }).from(queues).orderBy(asc(queues.id)),
    readAgents(db, from),
    readCampaignOpenings(db, { timeZone, now }),
    readCells(db, from),
    db.select().from(pauseReasons).orderBy(asc(pauseReasons.position), asc(pauseReasons.id)),
  ]);
  return {
    queues: known.map(({ id, settings }) => {
      const { calls, callbacks, voicemails, longestSince } = desks.waiting(id);
      return {
        id,
        name: settings.name,
        waiting: calls,
        longestSince: longestSince === null ? null : new Date(longestSince).toISOString(),
        callbacks,
        voicemails,
        ...desks.outlook(id),
        serviceLevelSeconds: settings.serviceLevelSeconds,
        serviceLevelGoal: settings.serviceLevelGoal,
      };
    }),
    agents,
    campaigns,
    cells,
    pauseReasons: reasons.map(({ id, name, productive, limitMinutes }) => ({ id, name, productive, limitMinutes })),
    now,
  };
}

/** Callers who wait, and those whose wait has ended since a moment. */
function readCells(db: Database, from: Date): Promise<Cell[]> {
  return selectRows(
    db,
    sql`
      select w.queue, w.campaign,
        count(*) filter (where w."end" is not null)::int as offered,
        count(*) filter (where w."end" = 'answered')::int as answered,
        count(*) filter (where w."end" = 'abandoned')::int as abandoned,
        count(*) filter (where w."end" = 'answered' and w.ended_at - w.entered_at
          <= make_interval(secs => coalesce((q.settings->>'serviceLevelSeconds')::float8, 0)))::int as "inTime",
        count(*) filter (where w."end" is null and w.conversation_id is null)::int as waiting
      from waits w left join queues q on q.id = w.queue
      where w.medium = 'call' and (w.entered_at >= ${from.toISOString()}::timestamptz or w."end" is null)
      group by w.queue, w.campaign`,
    z.object({
      queue: z.string(),
      campaign: z.string(),
      offered: z.number(),
      answered: z.number(),
      abandoned: z.number(),
      inTime: z.number(),
      waiting: z.number(),
    }),
  );
}

/** Those who are signed in, and those who were since a moment. */
async function readAgents(db: Database, from: Date): Promise<BoardAgent[]> {
  const since = sql`${from.toISOString()}::timestamptz`;
  const [people, open, spans, talks, names] = await Promise.all([
    db
      .select({
        id: users.id,
        login: users.login,
        name: users.name,
        profile: agentProfiles.profile,
        presence: agentPresence,
      })
      .from(agentPresence)
      .innerJoin(users, eq(users.id, agentPresence.userId))
      .innerJoin(agentProfiles, eq(agentProfiles.userId, users.id))
      .where(or(ne(agentPresence.state, 'signed-out'), sql`${agentPresence.since} >= ${since}`))
      .orderBy(asc(users.name), asc(users.login)),
    selectConversations(db, { where: isNull(conversations.closedAt), limit: MOST_OPEN }),
    selectRows(db, spansSince(since), spanRow),
    selectRows(db, talksSince(since), talkRow),
    db.select({ id: users.id, name: users.name }).from(users).where(ne(users.role, 'agent')),
  ]);
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  const conversationOf = new Map(open.map((found) => [found.row.agent, found]));
  const talkOf = new Map(talks.map((row) => [row.agent, row]));
  const seconds = new Map(spans.map((span) => [`${span.userId} ${span.state}`, span.seconds]));
  const secondsIn = (userId: string, state: AgentStateName) => Math.round(seconds.get(`${userId} ${state}`) ?? 0);
  return people.map(({ id, login, name, profile, presence }) => {
    const found = conversationOf.get(id);
    const talk = talkOf.get(id);
    const { state, reason, since: began, next, line, phoneReachable } = presence;
    return {
      id,
      login,
      name,
      queues: profile.queues,
      state: { state, reason, since: began.toISOString(), next },
      reachable: phoneReachable || line.type !== 'browser',
      conversation: found ? toBoardConversation(found, nameOf) : null,
      today: {
        conversations: talk?.conversations ?? 0,
        notAnswered: talk?.notAnswered ?? 0,
        talkSeconds: secondsIn(id, 'talking'),
        wrapUpSeconds: secondsIn(id, 'wrap-up'),
        readySeconds: secondsIn(id, 'ready'),
        pausedSeconds: secondsIn(id, 'paused'),
      },
    };
  });
}

/** As many as there can be agents. */
const MOST_OPEN = 10_000;

type Found = Awaited<ReturnType<typeof selectConversations>>[number];

const drive = z.object({
  monitors: z
    .array(z.object({ supervisor: z.string(), mode: monitorMode, leg: z.object({ up: z.boolean() }).nullable() }))
    .default([]),
});

function toBoardConversation(
  { row, conversation }: Found,
  nameOf: ReadonlyMap<string, string>,
): NonNullable<BoardAgent['conversation']> {
  const { id, medium, phase, customer, queue, campaign, campaignName, held } = conversation;
  const kept = drive.safeParse(row.drive);
  return {
    id,
    medium,
    phase,
    customer,
    queue,
    campaign,
    campaignName,
    held,
    since: conversation.talkEndedAt ?? conversation.answeredAt ?? conversation.offeredAt,
    recording: conversation.recording === 'on',
    monitors: (kept.data?.monitors ?? []).map(({ supervisor, mode, leg }) => ({
      userId: supervisor,
      name: nameOf.get(supervisor) ?? '',
      mode,
      connected: leg?.up === true,
      away: leg === null,
    })),
  };
}

const spanRow = z.object({ userId: z.string(), state: z.string(), seconds: z.number() });

/** Nobody stays in one state for more than a day: an agent without a desktop is signed out. */
const spansSince = (since: ReturnType<typeof sql>) => sql`
  select user_id as "userId", state,
    sum(date_part('epoch', coalesce(ended_at, now()) - greatest(began_at, ${since})))::float8 as seconds
  from agent_spans
  where began_at > ${since} - interval '1 day' and coalesce(ended_at, now()) > ${since}
  group by user_id, state`;

const talkRow = z.object({ agent: z.string(), conversations: z.number(), notAnswered: z.number() });

const talksSince = (since: ReturnType<typeof sql>) => sql`
  select agent,
    count(*) filter (where answered_at is not null or medium = 'voicemail')::int as conversations,
    count(*) filter (where "end" = 'not-answered')::int as "notAnswered"
  from conversations where offered_at >= ${since} group by agent`;

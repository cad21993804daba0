import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { AgentTime } from '#schemas/api/reports.ts';
import { type AgentStateName, agentStateName } from '#schemas/domain/conversation.ts';
import { NOT_ANSWERED } from '#schemas/domain/pause-reason.ts';
import { moment } from '../db/moment.ts';
import type { Database } from '../db/open.ts';
import { selectRows } from '../db/rows.ts';
import type { Scope } from '../supervision/read-scope.ts';
import type { Period } from './buckets.ts';
import { measuredSpans } from './measured-spans.ts';
import { GROUPING_MEMORY } from './read-added-up.ts';
import { readLiveDays } from './read-live-days.ts';
import { listOf } from './report-conditions.ts';

interface Asked {
  period: Pick<Period, 'from' | 'to'>;
  timeZone: string;
  agent: string | undefined;
  scope: Pick<Scope, 'agents'>;
}

const spanRow = z.object({
  id: z.string(),
  name: z.string(),
  login: z.string(),
  state: agentStateName,
  reason: z.string(),
  reasonName: z.string().nullable(),
  productive: z.boolean().nullable(),
  seconds: z.number(),
  times: z.number(),
});

/** How agents spent a period, by name; what began before it or goes on after it counts with its part. */
export function readAgentTimes(db: Database, { period, timeZone, agent, scope }: Asked): Promise<AgentTime[]> {
  const { from, to } = period;
  const seen = scope.agents === 'everybody' ? sql`true` : sql`user_id = any(${listOf(scope.agents)}::text[])`;
  const asked = agent === undefined ? seen : sql`${seen} and user_id = ${agent}`;
  return db.transaction(
    async (tx) => {
      await tx.execute(GROUPING_MEMORY);
      const { stretches, holds } = await readLiveDays(tx, 'agent-times', { timeZone, period });
      const parts = stretches.map(
        // A stretch of time that was carried over is counted where it began, if that is in the period.
        (live) => sql`
          select user_id, state, reason, count(*) filter (where not carried or ${live.from === from}) as times,
            sum(seconds) as seconds
          from (${measuredSpans(live)}) as measured
          where ${asked}
          group by 1, 2, 3`,
      );
      const rows = await selectRows(
        tx,
        sql`
          with spent as materialized (
            select user_id, state, reason, sum(times)::int as times, sum(seconds) as seconds
            from (
              ${sql.join([...parts, addedTimes({ from, to, past: sql`not ${holds(sql`day`)} and ${asked}` }), goingOn({ from, to, asked })], sql` union all `)}
            ) as part
            group by 1, 2, 3
          )
          select u.id, u.name, u.login, spent.state, spent.reason, spent.times, spent.seconds, r.name as "reasonName",
            r.productive
          from spent join users u on u.id = spent.user_id left join pause_reasons r on r.id = spent.reason
          order by u.name, u.login, spent.reason`,
        spanRow,
      );
      return toAgentTimes(rows);
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

function addedTimes({ from, to, past }: { from: number; to: number; past: SQL }): SQL {
  return sql`
    select user_id, state, reason, sum(case when day = ${moment(from)} then begun + carried else begun end) as times,
      sum(seconds) as seconds
    from report_agent_times
    where day >= ${moment(from)} and day < ${moment(to)} and ${past}
    group by 1, 2, 3`;
}

/** What agents do at this moment. */
function goingOn({ from, to, asked }: { from: number; to: number; asked: SQL }): SQL {
  return sql`
    select user_id, state, reason, 1, date_part('epoch', least(now(), ${moment(to)}) - greatest(began_at, ${moment(from)}))
    from agent_spans
    where ended_at is null and began_at < least(now(), ${moment(to)}) and now() > ${moment(from)} and ${asked}`;
}

function toAgentTimes(rows: readonly z.infer<typeof spanRow>[]): AgentTime[] {
  const agents = new Map<string, z.infer<typeof spanRow>[]>();
  for (const row of rows) agents.set(row.id, [...(agents.get(row.id) ?? []), row]);
  return [...agents.values()].map(toAgentTime);
}

function toAgentTime(spans: readonly z.infer<typeof spanRow>[]): AgentTime {
  const secondsIn = (...states: AgentStateName[]) =>
    spans.reduce((sum, { state, seconds }) => (states.includes(state) ? sum + seconds : sum), 0);
  const [first] = spans;
  return {
    id: first?.id ?? '',
    name: first?.name ?? '',
    login: first?.login ?? '',
    signedInSeconds: spans.reduce((sum, { seconds }) => sum + seconds, 0),
    readySeconds: secondsIn('ready'),
    ringingSeconds: secondsIn('reserved', 'ringing'),
    talkSeconds: secondsIn('talking'),
    wrapUpSeconds: secondsIn('wrap-up'),
    breakSeconds: secondsIn('break'),
    unreachableSeconds: secondsIn('unreachable'),
    pauses: spans
      .filter(({ state }) => state === 'paused')
      .map(({ reason, reasonName, productive, seconds, times }) => ({
        reason,
        // Pauses that Switchyard began have no name that an administrator gave.
        name: reasonName ?? (reason === NOT_ANSWERED ? '' : reason),
        productive: productive ?? false,
        seconds,
        times,
      })),
  };
}

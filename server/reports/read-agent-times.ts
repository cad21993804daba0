import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { AgentTime } from '#schemas/api/reports.ts';
import { type AgentStateName, agentStateName } from '#schemas/domain/conversation.ts';
import { NOT_ANSWERED } from '#schemas/domain/pause-reason.ts';
import type { Database } from '../db/open.ts';
import { selectRows } from '../db/rows.ts';
import type { Scope } from '../supervision/read-scope.ts';
import type { Period } from './buckets.ts';
import { listOf } from './report-conditions.ts';

interface Asked {
  period: Pick<Period, 'from' | 'to'>;
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
export async function readAgentTimes(db: Database, { period, agent, scope }: Asked): Promise<AgentTime[]> {
  const from = sql`${new Date(period.from).toISOString()}::timestamptz`;
  const to = sql`least(${new Date(period.to).toISOString()}::timestamptz, now())`;
  const seen = scope.agents === 'everybody' ? sql`true` : sql`user_id = any(${listOf(scope.agents)}::text[])`;
  const rows = await selectRows(
    db,
    // Nobody stays in one state for more than a day: an agent without a desktop is signed out.
    sql`
      with spent as materialized (
        select user_id, state, reason, count(*)::int as times,
          sum(date_part('epoch', least(coalesce(ended_at, now()), ${to}) - greatest(began_at, ${from}))) as seconds
        from agent_spans
        where began_at > ${from} - interval '1 day' and began_at < ${to} and coalesce(ended_at, now()) > ${from}
          and ${seen} and ${agent === undefined ? sql`true` : sql`user_id = ${agent}`}
        group by 1, 2, 3
      )
      select u.id, u.name, u.login, spent.state, spent.reason, spent.times, spent.seconds, r.name as "reasonName", r.productive
      from spent join users u on u.id = spent.user_id left join pause_reasons r on r.id = spent.reason
      order by u.name, u.login, spent.reason`,
    spanRow,
  );
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

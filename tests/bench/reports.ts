import { sql } from 'drizzle-orm';
import { openDatabase } from '#server/db/open.ts';
import { periodOf } from '#server/reports/buckets.ts';
import { readAgentTimes } from '#server/reports/read-agent-times.ts';
import { readReport } from '#server/reports/read-report.ts';
import { startPostgresServer } from '../database/postgres-server.ts';
import { type Figure, figure } from './figure.ts';

const CONVERSATIONS = Number(process.env.REPORT_CONVERSATIONS ?? 1_000_000);
const AGENTS = 300;
const CAMPAIGNS = 20;
const timeZone = 'Europe/Paris';
const month = { from: '2026-10-01', to: '2026-10-31' };
const day = { from: '2026-10-14', to: '2026-10-14' };

/** Reports on a month with a million conversations in Postgres, beside counting the same rows. */
export async function benchReports(): Promise<Figure[]> {
  const server = await startPostgresServer();
  const open = await openDatabase({ url: await server.createDatabase() });
  try {
    await open.migrate();
    await fill(open.db);
    const scope = { agents: 'everybody', queues: 'all' } as const;
    const report = (by: 'campaign' | 'agent', days: typeof month) =>
      bestOf(() => readReport(open.db, { query: { by }, period: periodOf(timeZone, days), timeZone, scope }));
    const countMs = await bestOf(() =>
      open.db.execute(sql`select campaign, count(*) from conversations where offered_at >= '2026-10-01' group by 1`),
    );
    const goal = `at most 1,000 ms for ${CONVERSATIONS} conversations and waits; limit: counting the conversations`;
    const limit = { unit: 'ms', limit: countMs };
    const times = { period: periodOf(timeZone, month), agent: undefined, scope };
    return [
      figure({ name: 'report-month', value: await report('campaign', month), ...limit, goal }),
      figure({ name: 'report-agents', value: await report('agent', month), ...limit, goal: 'the same by agent' }),
      figure({ name: 'report-day', value: await report('campaign', day), ...limit, goal: 'one day of them' }),
      figure({
        name: 'agent-times',
        value: await bestOf(() => readAgentTimes(open.db, times)),
        ...limit,
        goal: `the time of ${AGENTS} agents in ${3 * CONVERSATIONS} stretches`,
      }),
    ];
  } finally {
    await open.close();
    await server.stop();
  }
}

type Db = Awaited<ReturnType<typeof openDatabase>>['db'];

async function fill(db: Db): Promise<void> {
  const at = sql`timestamptz '2026-09-30 22:00:00+00' + n * interval '31 days' / ${CONVERSATIONS}::int`;
  await db.execute(sql`
    insert into queues (id, settings, updated_at, updated_by)
    select (500 + n)::text, '{"name":"q","serviceLevelSeconds":20}', now(), 'bench' from generate_series(0, 19) n`);
  await db.execute(sql`
    insert into users (id, login, name, role, password_hash)
    select 'agent-' || n, 'l' || n, 'Agent ' || n, 'agent', 'none' from generate_series(0, ${AGENTS - 1}::int) n`);
  await db.execute(sql`
    insert into waits (id, medium, queue, campaign, priority, since, entered_at, skills, decrement, contact_id, customer,
      called, predicted_seconds, "end", ended_at, agent)
    select 'w' || n, 'call', (500 + n % 20)::text, 'campaign-' || n % ${CAMPAIGNS}::int, 0, ${at}, ${at}, '[]', false, 'c' || n,
      '+33140000001', '+33180000000', n % 60, (array['answered','answered','answered','answered','abandoned'])[1 + n % 5],
      ${at} + (n % 90) * interval '1 second', 'agent-' || n % ${AGENTS}::int
    from generate_series(0, ${CONVERSATIONS - 1}::int) n`);
  await db.execute(sql`
    insert into conversations (id, wait_id, medium, agent, queue, campaign, contact_id, customer, called, line, phase,
      offered_at, answered_at, talk_ended_at, closed_at, "end", owner, drive, held_seconds, disposition_group,
      disposition_version, disposition_code, disposition_name, disposition_category, disposition_benefit, disposition_at)
    select 'talk-' || n, 'w' || n, 'call', 'agent-' || n % ${AGENTS}::int, (500 + n % 20)::text,
      'campaign-' || n % ${CAMPAIGNS}::int, 'c' || n, '+33140000001', '+33180000000', '{"type":"browser"}', 'over', ${at},
      ${at} + interval '5 seconds', ${at} + interval '185 seconds', ${at} + interval '215 seconds', 'agent', '',
      '{"rules":{"ringSeconds":20,"hasWrapUp":true,"wrapUpSeconds":30},"legs":{},"monitors":[]}', n % 7, 'sales', 1 + n % 3,
      'S' || n % 15, 'Status', (array['positive','argued','not-argued'])[1 + n % 3], n % 40, ${at}
    from generate_series(0, ${CONVERSATIONS - 1}::int) n`);
  await db.execute(sql`
    insert into agent_spans (user_id, state, reason, began_at, ended_at)
    select 'agent-' || n % ${AGENTS}::int, (array['ready','talking','wrap-up','paused'])[1 + n % 4],
      case when n % 4 = 3 then 'lunch' else '' end, ${at}, ${at} + interval '200 seconds'
    from generate_series(0, ${CONVERSATIONS - 1}::int) n, generate_series(1, 3)`);
  for (const table of ['waits', 'conversations', 'agent_spans']) {
    await db.execute(sql`vacuum (analyze) ${sql.identifier(table)}`);
  }
}

/** Of three, as with a warm cache; the first one reads from the disk. */
async function bestOf(run: () => Promise<unknown>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 3; turn += 1) {
    const begun = performance.now();
    await run();
    best = Math.min(best, performance.now() - begun);
  }
  return best;
}

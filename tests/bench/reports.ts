import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ReportBy } from '#schemas/api/reports.ts';
import { openDatabase } from '#server/db/open.ts';
import { selectRows } from '#server/db/rows.ts';
import { periodOf } from '#server/reports/buckets.ts';
import { readAgentTimes } from '#server/reports/read-agent-times.ts';
import { readReport } from '#server/reports/read-report.ts';
import { addUpDays, adoptTimeZone } from '#server/reports/report-sums.ts';
import { startPostgresServer } from '../database/postgres-server.ts';
import { type Figure, figure } from './figure.ts';

const CONVERSATIONS = Number(process.env.REPORT_CONVERSATIONS ?? 1_000_000);
const AGENTS = 300;
const CAMPAIGNS = 20;
const TABLES = ['waits', 'conversations', 'agent_spans'];
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
    const report = (by: ReportBy, days: typeof month) =>
      bestOf(() => readReport(open.db, { query: { by }, period: periodOf(timeZone, days), timeZone, scope }));
    const times = { period: periodOf(timeZone, month), timeZone, agent: undefined, scope };
    const agentTimes = () => bestOf(() => readAgentTimes(open.db, times));
    // Nothing has been added up yet: every figure is made of the rows.
    const raw = {
      campaign: await report('campaign', month),
      agent: await report('agent', month),
      disposition: await report('disposition', month),
      times: await agentTimes(),
    };
    const begun = performance.now();
    await adoptTimeZone({ db: open.db, timeZone });
    await addUpDays({ db: open.db, timeZone });
    const addingMs = performance.now() - begun;
    await open.db.execute(sql`analyze`);
    const countMs = await bestOf(() =>
      open.db.execute(sql`select campaign, count(*) from conversations where offered_at >= '2026-10-01' group by 1`),
    );
    const [sums] = await selectRows(
      open.db,
      sql`select count(*)::int as rows from report_conversations`,
      z.object({ rows: z.number() }),
    );
    const limit = { unit: 'ms' } as const;
    const before = (what: string) => `${what}; limit: the same made of the rows, in the same run`;
    return [
      figure({
        name: 'report-month',
        value: await report('campaign', month),
        ...limit,
        limit: raw.campaign,
        goal: before(`at most 500 ms for ${CONVERSATIONS} conversations and waits`),
      }),
      figure({
        name: 'report-agents',
        value: await report('agent', month),
        ...limit,
        limit: raw.agent,
        goal: before('by agent'),
      }),
      figure({
        name: 'report-dispositions',
        value: await report('disposition', month),
        ...limit,
        limit: raw.disposition,
        goal: before('by disposition'),
      }),
      figure({
        name: 'agent-times',
        value: await agentTimes(),
        ...limit,
        limit: raw.times,
        goal: before(`the time of ${AGENTS} agents in ${3 * CONVERSATIONS} stretches`),
      }),
      figure({
        name: 'report-day',
        value: await report('campaign', day),
        ...limit,
        limit: countMs,
        goal: 'a day by hours, which is always made of the rows; limit: counting the conversations of the month',
      }),
      figure({
        name: 'report-adding-up',
        value: addingMs / 31,
        ...limit,
        limit: countMs,
        goal: `adding a day up once it is over; ${sums?.rows} sums of conversations; limit: counting the conversations of the month`,
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
  // Every agent serves three campaigns, and some statuses are given far more often than others.
  const campaign = sql`((n % ${AGENTS}::int + 7 * (n / ${AGENTS}::int % 3)) % ${CAMPAIGNS}::int)`;
  // They would note each row that is there before anything has been added up.
  for (const table of TABLES) await db.execute(sql`alter table ${sql.identifier(table)} disable trigger user`);
  await db.execute(sql`
    insert into queues (id, settings, updated_at, updated_by)
    select (500 + n)::text, '{"name":"q","serviceLevelSeconds":20}', now(), 'bench' from generate_series(0, 19) n`);
  await db.execute(sql`
    insert into users (id, login, name, role, password_hash)
    select 'agent-' || n, 'l' || n, 'Agent ' || n, 'agent', 'none' from generate_series(0, ${AGENTS - 1}::int) n`);
  await db.execute(sql`
    insert into waits (id, medium, queue, campaign, priority, since, entered_at, skills, decrement, contact_id, customer,
      called, predicted_seconds, "end", ended_at, agent)
    select 'w' || n, 'call', (500 + ${campaign})::text, 'campaign-' || ${campaign}, 0, ${at}, ${at}, '[]', false, 'c' || n,
      '+33140000001', '+33180000000', n % 60, (array['answered','answered','answered','answered','abandoned'])[1 + n % 5],
      ${at} + (n % 90) * interval '1 second', 'agent-' || n % ${AGENTS}::int
    from generate_series(0, ${CONVERSATIONS - 1}::int) n`);
  await db.execute(sql`
    insert into conversations (id, wait_id, medium, agent, queue, campaign, contact_id, customer, called, line, phase,
      offered_at, answered_at, talk_ended_at, closed_at, "end", owner, drive, held_seconds, disposition_group,
      disposition_version, disposition_code, disposition_name, disposition_category, disposition_benefit, disposition_at)
    select 'talk-' || n, 'w' || n, 'call', 'agent-' || n % ${AGENTS}::int, (500 + ${campaign})::text,
      'campaign-' || ${campaign}, 'c' || n, '+33140000001', '+33180000000', '{"type":"browser"}', 'over', ${at},
      ${at} + interval '5 seconds', ${at} + interval '185 seconds', ${at} + interval '215 seconds', 'agent', '',
      '{"rules":{"ringSeconds":20,"hasWrapUp":true,"wrapUpSeconds":30},"legs":{},"monitors":[]}', n % 7, 'sales', 1 + n * 2 / ${CONVERSATIONS}::int,
      'S' || status, 'Status', (array['positive','argued','not-argued'])[1 + status % 3], n % 40, ${at}
    from (select n, floor(15 * random() ^ 2)::int as status from generate_series(0, ${CONVERSATIONS - 1}::int) n) given`);
  await db.execute(sql`
    insert into agent_spans (user_id, state, reason, began_at, ended_at)
    select 'agent-' || n % ${AGENTS}::int, (array['ready','talking','wrap-up','paused'])[1 + n % 4],
      case when n % 4 = 3 then 'lunch' else '' end, ${at}, ${at} + interval '200 seconds'
    from generate_series(0, ${CONVERSATIONS - 1}::int) n, generate_series(1, 3)`);
  for (const table of TABLES) {
    await db.execute(sql`alter table ${sql.identifier(table)} enable trigger user`);
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

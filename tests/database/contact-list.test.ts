import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { selectRows } from '#server/db/rows.ts';
import { eachDatabase } from './databases.ts';

/** Enough rows for the planner to prefer an index wherever there is one. */
const rows = 20_000;

eachDatabase('contact list', (database) => {
  beforeAll(async () => {
    const { db } = database();
    await db.execute(sql`
      insert into contacts (id, status, result, caller, called, flow_id, flow_version, node, started_at, lines, owner)
      select 'c' || n, case when n % 1000 = 0 then 'live' else 'ended' end, case when n % 500 = 1 then 'failed' else 'completed' end,
        '+3314' || lpad((n * 7919 % 10000000)::text, 7, '0'), '+3318' || lpad((n % 100)::text, 7, '0'), 'flow-' || n % 200, 1, 'menu',
        now() - make_interval(secs => n), 2, 'a'
      from generate_series(1, ${rows}::int) n`);
    // Also brings what was inserted from the waiting list of the search index into the index itself.
    await db.execute(sql`vacuum (analyze) contacts`);
  });

  test.each([
    ['everything', sql`true`, 'contacts_started'],
    ['live ones', sql`status = 'live'`, 'contacts_live'],
    ['those of a flow', sql`flow_id = 'flow-7'`, 'contacts_flow'],
    ['those with a result', sql`result = 'failed'`, 'contacts_result'],
    ['part of a number', sql`(caller like '%00791%' or called like '%00791%')`, 'contacts_search'],
    ['the next page', sql`(started_at, id) < (now() - interval '1 hour', 'c1')`, 'contacts_started'],
  ])('%s are found by an index', async (_, where, index) => {
    const plan = await selectRows(
      database().db,
      sql`explain select * from contacts where ${where} order by started_at desc, id desc limit 101`,
      z.object({ 'QUERY PLAN': z.string() }),
    );
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain(index);
  });
});

import { sql } from 'drizzle-orm';
import { openDatabase } from '#server/db/open.ts';
import { createContactStore } from '#server/db/stores/contact-store.ts';
import { sumTraffic } from '#server/services/traffic/read-traffic.ts';
import { rollUpTraffic } from '#server/traffic/roll-up.ts';
import { nextChange, openingChange } from '../database/contact-changes.ts';
import { startPostgresServer } from '../database/postgres-server.ts';
import { type Figure, figure } from './figure.ts';

const CONTACTS = Number(process.env.TRAFFIC_CONTACTS ?? 1_000_000);
const ROLLED_UP = 5000;
const NODES = 30;
const DAYS = 30;

/** Figures of a month with a million contacts in Postgres, beside adding the same contacts up one by one; and the roll-up itself. */
export async function benchTraffic(): Promise<Figure[]> {
  const server = await startPostgresServer();
  const open = await openDatabase({ url: await server.createDatabase() });
  try {
    await open.migrate();
    await fill(open.db);
    const to = new Date(Math.ceil(Date.now() / 900_000) * 900_000);
    const from = new Date(to.getTime() - DAYS * 86_400_000);
    const part = { flowId: 'big', version: 1, from, to };
    const readMs = await timeOf(() => sumTraffic(open.db, part));
    const scanMs = await timeOf(() =>
      open.db.execute(sql`
        select key, count(*) from passages, unnest(passed) key
        where flow_id = 'big' and version = 1 and started_at >= ${from.toISOString()}::timestamptz group by key`),
    );
    const listMs = await timeOf(() =>
      open.db.execute(sql`
        select * from contacts
        where flow_id = 'big' and id in (select contact_id from passages where passed @> array['node-7>$hung-up']::text[])
        order by started_at desc, id desc limit 101`),
    );
    const perSecond = await measureRollUp(open);
    return [
      figure({
        name: 'traffic',
        value: readMs,
        unit: 'ms',
        limit: scanMs,
        goal: `at most 1,000 ms for ${CONTACTS} contacts; limit: adding them up one by one`,
      }),
      figure({ name: 'traffic-list', value: listMs, unit: 'ms', limit: scanMs, goal: 'the contacts behind a figure' }),
      figure({
        name: 'traffic-roll-up',
        value: perSecond.rolled,
        unit: 'contacts/s',
        limit: perSecond.committed,
        goal: 'adding ended contacts up; limit: writing the same contacts to the journal',
      }),
    ];
  } finally {
    await open.close();
    await server.stop();
  }
}

type Db = Awaited<ReturnType<typeof openDatabase>>['db'];

/** Contacts that passed a handful of nodes each, and the sums that the roll-up would have made of them. */
async function fill(db: Db): Promise<void> {
  await db.execute(sql`
    insert into contacts (id, status, result, caller, called, flow_id, flow_version, node, started_at, ended_at, lines, owner, added_up)
    select 'b' || n, 'ended', 'completed', '+33140000001', '+33180000000', 'big', 1, 'end',
      now() - n * interval '1 day' * ${DAYS}::int / ${CONTACTS}::int, now(), 3, 'a', true
    from generate_series(1, ${CONTACTS}::int) n`);
  await db.execute(sql`
    insert into passages (contact_id, flow_id, version, started_at, passed)
    select id, flow_id, flow_version, started_at, array['node-' || hashtext(id) % ${NODES}::int, 'menu', 'menu>key-1']
      || case when hashtext(id) % 500 = 7 then array['node-7>$hung-up'] else '{}' end
      || array(select 'node-' || (hashtext(id) + k) % ${NODES}::int || '>next' from generate_series(1, 6) k)
    from contacts`);
  await db.execute(sql`
    insert into traffic (flow_id, version, slot, node, exit, contacts, passages)
    select flow_id, version, date_bin('15 minutes', started_at, '2000-01-01'), split_part(key, '>', 1), split_part(key, '>', 2), count(*), count(*)
    from passages, unnest(passed) key group by 1, 2, 3, 4, 5`);
  await db.execute(sql`
    insert into traffic_stays (flow_id, version, slot, node, bucket, stays)
    select flow_id, version, slot, node, bucket, 10 from traffic, generate_series(20, 29) bucket where exit = ''`);
  await db.execute(sql`vacuum (analyze) contacts`);
  await db.execute(sql`vacuum (analyze) passages`);
  await db.execute(sql`vacuum (analyze) traffic`);
  await db.execute(sql`vacuum (analyze) traffic_stays`);
}

async function measureRollUp(
  open: Awaited<ReturnType<typeof openDatabase>>,
): Promise<{ rolled: number; committed: number }> {
  const store = createContactStore({ database: open, nodeId: 'bench', incarnation: 'bench-1', leaseSeconds: 60 });
  const ids = Array.from({ length: ROLLED_UP }, (_, index) => `r${index}`);
  const committedMs = await timeOf(async () => {
    for (let from = 0; from < ROLLED_UP; from += 1000) {
      const batch = ids.slice(from, from + 1000);
      await store.commit(batch.map((id) => openingChange(id)));
      await store.commit(
        batch.map((id) => nextChange(id, 2, { result: 'completed', failure: null, atMs: Date.now() })),
      );
    }
  });
  const rolledMs = await timeOf(async () => {
    while ((await rollUpTraffic(open.db)) > 0);
  });
  return { rolled: (ROLLED_UP / rolledMs) * 1000, committed: (ROLLED_UP / committedMs) * 1000 };
}

async function timeOf(run: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await run();
  return performance.now() - begun;
}

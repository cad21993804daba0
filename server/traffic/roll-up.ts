import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { EngineLog } from '#runtime/engine/ports.ts';
import { contactResult } from '#schemas/effects/contact.ts';
import type { Database } from '../db/open.ts';
import { selectRows } from '../db/rows.ts';
import { toJsonb } from '../db/to-jsonb.ts';
import { repeat, type StopRepeating } from '../repeat.ts';
import { readPassages, splitPassageKey, stayBucket, type TraceLine } from './read-passages.ts';

const ROUND_MS = 15_000;
/** Small, so that adding up never keeps live calls waiting for more than a few milliseconds. */
const perBatch = 100;
export const SLOT_MS = 15 * 60_000;

/** Adds ended contacts to the traffic tables, again and again; servers on one database share the work. @returns how to stop. */
export function keepTraffic({ db, log }: { db: Database; log: EngineLog }): StopRepeating {
  return repeat(
    async (signal) => {
      while (!signal.aborted && (await rollUpTraffic(db)) === perBatch);
    },
    { pauseMs: ROUND_MS, log, failed: 'could not add up traffic' },
  );
}

/**
 * Adds one batch of ended contacts, each exactly once: its row in `passages` and what it adds to the sums are written
 * together.
 * @returns how many there were.
 */
export async function rollUpTraffic(db: Database): Promise<number> {
  return db.transaction(async (tx) => {
    const ended = await claimEnded(tx);
    if (ended.length === 0) return 0;
    const traces = await readTraces(
      tx,
      ended.map(({ id }) => id),
    );
    const sums = new Map<string, Sum>();
    const stays = new Map<string, StaySum>();
    const rows = ended.map((contact) => {
      const lines = traces.get(contact.id) ?? [];
      const passed = readPassages(lines, { result: contact.result, atMs: contact.ended_at });
      const slot = new Date(Math.floor(contact.started_at / SLOT_MS) * SLOT_MS).toISOString();
      const place = { flow_id: contact.flow_id, version: contact.flow_version, slot };
      add(sums, { ...place, node: '', exit: '' }, 1);
      for (const [key, times] of passed.counts) add(sums, { ...place, ...splitPassageKey(key) }, times);
      for (const stay of passed.stays) addStay(stays, { ...place, node: stay.node, bucket: stayBucket(stay.ms) });
      return {
        ...place,
        contact_id: contact.id,
        started_at: new Date(contact.started_at).toISOString(),
        passed: [...passed.counts.keys()],
      };
    });
    await write(tx, { rows, sums: [...sums.values()], stays: [...stays.values()] });
    return ended.length;
  });
}

interface Place {
  flow_id: string;
  version: number;
  slot: string;
  node: string;
}
type Sum = Place & { exit: string; contacts: number; passages: number };
type StaySum = Place & { bucket: number; stays: number };

function add(sums: Map<string, Sum>, place: Place & { exit: string }, times: number): void {
  const key = JSON.stringify([place.flow_id, place.version, place.slot, place.node, place.exit]);
  const known = sums.get(key);
  if (known) {
    known.contacts += 1;
    known.passages += times;
  } else sums.set(key, { ...place, contacts: 1, passages: times });
}

function addStay(stays: Map<string, StaySum>, place: Place & { bucket: number }): void {
  const key = JSON.stringify([place.flow_id, place.version, place.slot, place.node, place.bucket]);
  const known = stays.get(key);
  if (known) known.stays += 1;
  else stays.set(key, { ...place, stays: 1 });
}

const endedRow = z.object({
  id: z.string(),
  flow_id: z.string(),
  flow_version: z.number(),
  result: contactResult,
  // As numbers in text, because the drivers disagree on how a time comes back.
  started_at: z.coerce.number(),
  ended_at: z.coerce.number(),
});

function claimEnded(db: Database) {
  return selectRows(
    db,
    sql`
      select c.id, c.flow_id, c.flow_version, c.result,
        (extract(epoch from c.started_at) * 1000)::text as started_at, (extract(epoch from c.ended_at) * 1000)::text as ended_at
      from contacts c
      where c.status = 'ended' and c.result is not null and c.added_up = false
      order by c.started_at
      limit ${perBatch}
      for update skip locked`,
    endedRow,
  );
}

const traceRow = z.object({
  contact_id: z.string(),
  at: z.coerce.number(),
  trace: z.custom<TraceLine['trace']>(),
});

/** The traces of contacts, in the order of their journals. */
export async function readTraces(db: Database, ids: readonly string[]): Promise<Map<string, TraceLine[]>> {
  const found = await selectRows(
    db,
    sql`
      select contact_id, (extract(epoch from at) * 1000)::text as at, trace from journal
      where contact_id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)) and trace <> '[]'::jsonb
      order by contact_id, seq`,
    traceRow,
  );
  const lines = new Map<string, TraceLine[]>();
  for (const { contact_id, at, trace } of found) {
    const known = lines.get(contact_id);
    if (known) known.push({ at, trace });
    else lines.set(contact_id, [{ at, trace }]);
  }
  return lines;
}

/** Sums are added in the order of their key, so that two servers never wait for each other in a circle. */
async function write(
  db: Database,
  { rows, sums, stays }: { rows: { contact_id: string }[]; sums: Sum[]; stays: StaySum[] },
): Promise<void> {
  await db.execute(sql`
    insert into passages (contact_id, flow_id, version, started_at, passed)
    select r.contact_id, r.flow_id, r.version, r.started_at, array(select jsonb_array_elements_text(r.passed))
    from jsonb_to_recordset(${toJsonb(rows)}::jsonb) as r(contact_id text, flow_id text, version int, started_at timestamptz, passed jsonb)`);
  await db.execute(sql`
    update contacts set added_up = true
    where id in (select jsonb_array_elements_text(${JSON.stringify(rows.map(({ contact_id }) => contact_id))}::jsonb))`);
  await db.execute(sql`
    insert into traffic (flow_id, version, slot, node, exit, contacts, passages)
    select * from jsonb_to_recordset(${toJsonb(sums)}::jsonb) as s(
      flow_id text, version int, slot timestamptz, node text, exit text, contacts int, passages int)
    order by flow_id, version, slot, node, exit
    on conflict (flow_id, version, slot, node, exit) do update
    set contacts = traffic.contacts + excluded.contacts, passages = traffic.passages + excluded.passages`);
  await db.execute(sql`
    insert into traffic_stays (flow_id, version, slot, node, bucket, stays)
    select * from jsonb_to_recordset(${toJsonb(stays)}::jsonb) as s(
      flow_id text, version int, slot timestamptz, node text, bucket smallint, stays int)
    order by flow_id, version, slot, node, bucket
    on conflict (flow_id, version, slot, node, bucket) do update set stays = traffic_stays.stays + excluded.stays`);
}

import { and, count, eq, gte, lt, sql, sum } from 'drizzle-orm';
import { readTraffic as contract, type FlowTraffic, type NodeTraffic } from '#schemas/api/traffic.ts';
import type { Database } from '../../db/open.ts';
import { contacts, traffic, trafficStays } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';
import { bucketMs, readPassages, splitPassageKey, stayBucket } from '../../traffic/read-passages.ts';
import { readTraces, SLOT_MS } from '../../traffic/roll-up.ts';
import { readStoredFlow } from '../flows/stored-flow.ts';
import { readStoredVersion } from '../flows/versions.ts';
import { verb } from '../verb.ts';

export const readTraffic = verb(contract, async ({ context: { db }, params: { id }, query }) => {
  const until = query.to === undefined ? Date.now() : Date.parse(query.to);
  const since = query.from === undefined ? until - DAY_MS : Date.parse(query.from);
  const from = new Date(Math.floor(since / SLOT_MS) * SLOT_MS);
  const to = new Date(Math.ceil(until / SLOT_MS) * SLOT_MS);
  if (to <= from) throw new ServiceError('invalid-input', { issues: [ruleIssue(['query', 'to'], 'period')] });
  const version = query.version ?? (await readStoredFlow(db, id)).publishedVersion ?? 0;
  await readStoredVersion(db, id, version);
  return sumTraffic(db, { flowId: id, version, from, to });
});

/** The figures of contacts that began from `from` until before `to`, both at the border of a slot. */
export async function sumTraffic(db: Database, part: Part): Promise<FlowTraffic> {
  const figures = new Figures();
  // One view of the tables: a contact that is being added up meanwhile must count once.
  const pending = await db.transaction(
    async (tx) => {
      await addSums(tx, part, figures);
      return addRecent(tx, part, figures);
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
  const { version, from, to } = part;
  return { version, from: from.toISOString(), to: to.toISOString(), pending, ...figures.read() };
}

const DAY_MS = 86_400_000;

interface Part {
  flowId: string;
  version: number;
  from: Date;
  to: Date;
}

/** Contacts that are live or ended just now and whose journals are read one by one. */
const MOST_RECENT = 2000;

async function addSums(db: Database, { flowId, version, from, to }: Part, figures: Figures): Promise<void> {
  const sums = await db
    .select({
      node: traffic.node,
      exit: traffic.exit,
      contacts: sum(traffic.contacts).mapWith(Number),
      passages: sum(traffic.passages).mapWith(Number),
    })
    .from(traffic)
    .where(and(eq(traffic.flowId, flowId), eq(traffic.version, version), gte(traffic.slot, from), lt(traffic.slot, to)))
    .groupBy(traffic.node, traffic.exit);
  for (const row of sums) figures.add(row, row);
  const stays = await db
    .select({ node: trafficStays.node, bucket: trafficStays.bucket, stays: sum(trafficStays.stays).mapWith(Number) })
    .from(trafficStays)
    .where(
      and(
        eq(trafficStays.flowId, flowId),
        eq(trafficStays.version, version),
        gte(trafficStays.slot, from),
        lt(trafficStays.slot, to),
      ),
    )
    .groupBy(trafficStays.node, trafficStays.bucket);
  for (const { node, bucket, stays: times } of stays) figures.addStays(node, bucket, times);
}

/** Adds contacts that the sums do not have yet. @returns how many had to be left out. */
async function addRecent(db: Database, { flowId, version, from, to }: Part, figures: Figures): Promise<number> {
  const recent = and(
    eq(contacts.flowId, flowId),
    eq(contacts.flowVersion, version),
    // Written out, because the index of these contacts serves no parameter.
    sql`${contacts.addedUp} = false`,
    gte(contacts.startedAt, from),
    lt(contacts.startedAt, to),
  );
  const rows = await db
    .select({ id: contacts.id, result: contacts.result, endedAt: contacts.endedAt })
    .from(contacts)
    .where(recent)
    .orderBy(contacts.startedAt)
    .limit(MOST_RECENT);
  const traces = await readTraces(
    db,
    rows.map(({ id }) => id),
  );
  for (const { id, result, endedAt } of rows) {
    const ended = result === null || endedAt === null ? null : { result, atMs: endedAt.getTime() };
    const { counts, stays } = readPassages(traces.get(id) ?? [], ended);
    figures.add({ node: '', exit: '' }, { contacts: 1, passages: 1 });
    for (const [key, passages] of counts) figures.add(splitPassageKey(key), { contacts: 1, passages });
    for (const stay of stays) figures.addStays(stay.node, stayBucket(stay.ms), 1);
  }
  if (rows.length < MOST_RECENT) return 0;
  const [all] = await db.select({ contacts: count() }).from(contacts).where(recent);
  return (all?.contacts ?? rows.length) - rows.length;
}

/** Sums of passages and stays, and what they say. */
class Figures {
  private total = 0;
  private readonly nodes = new Map<string, NodeTraffic>();
  private readonly exits: FlowTraffic['exits'] = [];
  private readonly exitsByKey = new Map<string, FlowTraffic['exits'][number]>();
  private readonly stays = new Map<string, Map<number, number>>();

  add({ node, exit }: { node: string; exit: string }, more: { contacts: number; passages: number }): void {
    if (node === '') {
      this.total += more.contacts;
      return;
    }
    const figures = this.nodeOf(node);
    if (exit === '') {
      figures.contacts += more.contacts;
      figures.passages += more.passages;
    } else if (exit === '$hung-up') figures.hungUp += more.contacts;
    else if (exit === '$completed') figures.completed += more.contacts;
    else if (exit === '$failed') figures.failed += more.contacts;
    else {
      const known = this.exitOf(node, exit);
      known.contacts += more.contacts;
      known.passages += more.passages;
    }
  }

  addStays(node: string, bucket: number, times: number): void {
    const known = this.stays.get(node) ?? new Map<number, number>();
    known.set(bucket, (known.get(bucket) ?? 0) + times);
    this.stays.set(node, known);
  }

  read(): Pick<FlowTraffic, 'contacts' | 'nodes' | 'exits'> {
    const nodes = [...this.nodes.values()].map((node) => ({ ...node, medianMs: median(this.stays.get(node.node)) }));
    return { contacts: this.total, nodes, exits: this.exits };
  }

  private nodeOf(node: string): NodeTraffic {
    const known = this.nodes.get(node);
    if (known) return known;
    const fresh = { node, contacts: 0, passages: 0, medianMs: null, hungUp: 0, completed: 0, failed: 0 };
    this.nodes.set(node, fresh);
    return fresh;
  }

  private exitOf(node: string, exit: string): FlowTraffic['exits'][number] {
    const key = `${node}>${exit}`;
    const known = this.exitsByKey.get(key);
    if (known) return known;
    const fresh = { node, exit, contacts: 0, passages: 0 };
    this.exitsByKey.set(key, fresh);
    this.exits.push(fresh);
    return fresh;
  }
}

function median(stays: ReadonlyMap<number, number> | undefined): number | null {
  if (!stays) return null;
  const sorted = [...stays].sort(([a], [b]) => a - b);
  const half = sorted.reduce((total, [, times]) => total + times, 0) / 2;
  let below = 0;
  for (const [bucket, times] of sorted) {
    below += times;
    if (below >= half) return Math.round(bucketMs(bucket));
  }
  return null;
}

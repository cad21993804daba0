import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Clock } from '#runtime/engine/clock.ts';
import type { OriginateCommand } from '#runtime/telephony/port.ts';
import type { OutboundBehaviour } from '#runtime/telephony/simulated/simulated-telephony.ts';
import { type Database, openDatabase } from '#server/db/open.ts';
import { selectRows } from '#server/db/rows.ts';
import { addAgent, addCampaign, addQueue } from '../api/call-centre.ts';
import { startPostgresServer } from '../database/postgres-server.ts';
import { seededRandom } from '../flows/checker/random.ts';
import { type Figure, figure } from './figure.ts';
import { quantile } from './quantile.ts';
import { openQueueingCentre } from './queueing-centre.ts';

const CALLERS = 100;
const AGENTS = 30;
const SPEED = 20;
/** Simulated; `QUEUEING_SECONDS` shortens it while something is being tried out. */
const SECONDS = Number(process.env.QUEUEING_SECONDS ?? 600);
/** Longer than anything can take once all callers have hung up, on a busy machine too; it ends when nothing goes on. */
const CLOSING_SECONDS = 1200;
/** While the first callers come and the statements are new to Postgres, nothing is measured. */
const WARM_UP_SECONDS = 60;
/** Real milliseconds between two transactions to compare with. */
const BARE_EACH_MS = 100;
/** Agents who look in one turn whether they are to go back to work. */
const ASKED_AT_ONCE = 3;
/** More than there can be of them. */
const BARE_ROWS = 10_000;

const QUEUE_BY_NUMBER = { '0180': '500', '0181': '501' };
const NUMBERS = Object.keys(QUEUE_BY_NUMBER);
const FIRST_LOGIN = 1001;
const RING_SECONDS = 12;

type QueueingCentre = Awaited<ReturnType<typeof openQueueingCentre>>;

/**
 * Callers who come again and again, and agents who answer, talk and wrap up, in a time that runs faster than ours, while
 * Postgres works at its own pace. Beside each other: how long it takes from an agent and a caller being there for each
 * other until that is written down, and three bare conditional statements in one transaction.
 */
export async function benchQueueing(): Promise<Figure[]> {
  const server = await startPostgresServer();
  const open = await openDatabase({ url: await server.createDatabase() });
  try {
    await open.migrate();
    const { db } = open;
    for (const queue of Object.values(QUEUE_BY_NUMBER)) await addQueue(db, queue, { ringSeconds: RING_SECONDS });
    await addCampaign(db, 'sales', { wrapUpSeconds: 8 });
    const agents: string[] = [];
    for (let index = 0; index < AGENTS; index += 1)
      agents.push(await addAgent(db, `${FIRST_LOGIN + index}`, queuesOf(index)));
    await createBareTables(db);

    const clock = createFastClock();
    const assignedMs: number[] = [];
    const centre = await openQueueingCentre({
      database: open,
      clock,
      queueByNumber: QUEUE_BY_NUMBER,
      campaign: 'sales',
      outbound: createOutside(),
      onAssigned: (afterMs) => assignedMs.push(afterMs / SPEED),
    });
    const bareMs: number[] = [];
    let bare = 0;
    const calls = await runDay({
      centre,
      clock,
      agents,
      warm() {
        assignedMs.length = 0;
        bareMs.length = 0;
      },
      async meanwhile() {
        bare += 1;
        bareMs.push(await timeBare(db, bare));
      },
    });
    await centre.stop();
    for (const error of centre.errors) console.error(error);
    const lost = await findLost(db, calls);
    const double = await findDouble(db);
    for (const complaint of [...lost, ...double]) console.error(complaint);
    return [
      figure({
        name: 'queueing-lost',
        value: lost.length,
        unit: `of ${calls.length} calls`,
        limit: 0,
        goal: `0 lost, with ${CALLERS} callers at a time, ${AGENTS} agents, ${SECONDS} s at ${SPEED}×; ${await inWords(db)}`,
      }),
      figure({
        name: 'queueing-double',
        value: double.length,
        unit: `of ${assignedMs.length} assigned`,
        limit: 0,
        goal: 'nobody is given twice, no agent has two',
      }),
      figure({
        name: 'queueing-p95',
        value: quantile(assignedMs, 0.95),
        unit: 'ms',
        limit: quantile(bareMs, 0.95),
        goal:
          `both there → assigned at most 50 ms (median ${quantile(assignedMs, 0.5).toFixed(1)}); ` +
          `limit: ${bareMs.length} bare transactions meanwhile (median ${quantile(bareMs, 0.5).toFixed(1)})`,
      }),
    ];
  } finally {
    await open.close();
    await server.stop();
  }
}

/** A third each serve one of the queues; the others serve both. */
function queuesOf(index: number): { queues: string[] } {
  return { queues: [['500'], ['501'], ['500', '501']][index % 3] ?? [] };
}

function createFastClock(): Clock {
  const startMs = Date.now();
  const begun = performance.now();
  return {
    now: () => startMs + Math.trunc((performance.now() - begun) * SPEED),
    setTimeout: (callback, delayMs) => Number(setTimeout(callback, delayMs / SPEED)),
    clearTimeout: (handle) => clearTimeout(Number(handle)),
  };
}

/** Phones of agents: most are answered and put down again at some time; some are not answered, some are busy. */
function createOutside(): (command: OriginateCommand) => OutboundBehaviour {
  const random = seededRandom(11);
  return () => {
    const ringMs = 500 + random.below(3_500);
    if (random.chance(0.05)) return { then: 'ring' };
    if (random.chance(0.03)) return { ringMs, then: 'busy' };
    return { ringMs, then: 'answer', hangUpAfterMs: 10_000 + random.below(40_000) };
  };
}

interface Day {
  centre: QueueingCentre;
  clock: Clock;
  agents: readonly string[];
  /** From now on it counts. */
  warm(): void;
  meanwhile(): Promise<void>;
}

/** @returns the ids of all calls. */
async function runDay({ centre, clock, agents, warm, meanwhile }: Day): Promise<string[]> {
  const { telephony, desks } = centre;
  const random = seededRandom(7);
  const calls: string[] = [];
  await Promise.all(agents.map((agent) => desks.signIn(agent)));
  const begins = clock.now() + WARM_UP_SECONDS * 1000;
  const until = begins + SECONDS * 1000;
  /** By line: the call that is up, when its caller will have had enough, and when they call next. */
  const lines = Array.from({ length: CALLERS }, () => ({ call: '', leavesAt: 0, callsAt: soon(WARM_UP_SECONDS) }));
  function soon(seconds: number): number {
    return clock.now() + random.below(seconds * 1000);
  }

  function lookAfter(line: (typeof lines)[number]): void {
    const now = clock.now();
    const isUp = line.call !== '' && telephony.inspect(line.call) !== null;
    if (isUp && now >= line.leavesAt) telephony.hangUpFromOutside(line.call);
    if (isUp) return;
    if (line.call !== '') Object.assign(line, { call: '', callsAt: soon(10) });
    if (now < line.callsAt || now >= until) return;
    line.call = telephony.placeCall({ from: `+3314000${calls.length}`, to: random.pick(NUMBERS) });
    line.leavesAt = now + 20_000 + random.below(280_000);
    calls.push(line.call);
  }

  /** Sent away for not having answered, they come back after a while. */
  async function goBack(agent: string): Promise<void> {
    const facts = await desks.read(agent);
    if (facts?.state === 'paused') await desks.setState(agent, { state: 'ready' });
  }

  let next = 0;
  async function goOn(): Promise<void> {
    const started = performance.now();
    for (const line of lines) lookAfter(line);
    for (const agent of agents) desks.seen(agent);
    const asked = agents.slice(next, next + ASKED_AT_ONCE);
    next = (next + ASKED_AT_ONCE) % agents.length;
    await Promise.all([meanwhile(), ...asked.map(goBack)]);
    await sleep(Math.max(0, BARE_EACH_MS - (performance.now() - started)));
  }

  while (clock.now() < begins) await goOn();
  warm();
  while (clock.now() < until) await goOn();
  for (const callId of calls) telephony.hangUpFromOutside(callId);
  const closed = clock.now() + CLOSING_SECONDS * 1000;
  while (clock.now() < closed && centre.isBusy()) await goOn();
  return calls;
}

async function createBareTables(db: Database): Promise<void> {
  await db.execute(sql`create table bare_talks (id int primary key, wait int, body jsonb)`);
  await db.execute(sql`
    create table bare_waits as select id, null::int as agent, '{}'::jsonb as body from generate_series(1, ${BARE_ROWS}::int) id`);
  await db.execute(sql`
    create table bare_agents as select id, 'ready' as state from generate_series(1, ${BARE_ROWS}::int) id`);
  for (const table of ['bare_waits', 'bare_agents']) {
    await db.execute(sql`alter table ${sql.identifier(table)} add primary key (id)`);
  }
}

/** What an assignment is at the very least: the wait is still free, the agent is, and what they have is written down. */
async function timeBare(db: Database, id: number): Promise<number> {
  const body = JSON.stringify({ customer: '+33140000000', phase: 'reserved', revision: 0 });
  const begun = performance.now();
  await db.transaction(async (tx) => {
    await tx.execute(sql`update bare_waits set agent = ${id} where id = ${id} and agent is null returning body`);
    await tx.execute(sql`update bare_agents set state = 'reserved' where id = ${id} and state = 'ready' returning id`);
    await tx.execute(sql`insert into bare_talks values (${id}, ${id}, ${body}::jsonb)`);
  });
  return performance.now() - begun;
}

const found = z.object({ id: z.string(), why: z.string() });

/** Calls without a record, whatever has not ended although everybody has gone, and waits of which nobody knows the end. */
async function findLost(db: Database, calls: readonly string[]): Promise<string[]> {
  const rows = await selectRows(
    db,
    sql`
      select id, 'its contact is ' || status why from contacts where status <> 'ended'
      union all
      select id, 'ended with ' || result from contacts where result = 'failed'
      union all
      select id, 'still waits' from waits where "end" is null
      union all
      select id, 'is a wait that failed' from waits where "end" = 'failed'
      union all
      select id, 'still goes on' from conversations where closed_at is null
      union all
      select user_id, 'is an agent stuck in ' || state from agent_presence
      where state not in ('ready', 'paused', 'break')
      union all
      select w.id, 'was answered, but by nobody' from waits w
      where w."end" = 'answered' and not exists (
        select 1 from conversations c where c.wait_id = w.id and c.id = w.conversation_id and c.answered_at is not null)`,
    found,
  );
  const contacts = await selectRows(db, sql`select id from contacts`, z.object({ id: z.string() }));
  const known = new Set(contacts.map(({ id }) => id));
  const unknown = calls.filter((id) => !known.has(id)).map((id) => `${id} was never taken`);
  return [...unknown, ...rows.map(({ id, why }) => `${id} ${why}`)];
}

/** Agents with two conversations at a time, callers with two agents, waits answered twice. */
async function findDouble(db: Database): Promise<string[]> {
  const rows = await selectRows(
    db,
    sql`
      select a.id, 'overlaps ' || b.id || ' of the same agent' why
      from conversations a join conversations b on a.agent = b.agent and a.id < b.id
        and a.offered_at < b.closed_at and b.offered_at < a.closed_at
      union all
      select a.id, 'overlaps ' || b.id || ' of the same caller'
      from conversations a join conversations b on a.contact_id = b.contact_id and a.id < b.id
        and a.offered_at < coalesce(b.talk_ended_at, b.closed_at) and b.offered_at < coalesce(a.talk_ended_at, a.closed_at)
      union all
      select wait_id, 'was answered ' || count(*) || ' times'
      from conversations where answered_at is not null group by wait_id having count(*) > 1`,
    found,
  );
  return rows.map(({ id, why }) => `${id} ${why}`);
}

/** How it ended for those who waited. */
async function inWords(db: Database): Promise<string> {
  const rows = await selectRows(
    db,
    sql`select "end", count(*)::int waits, coalesce(sum(refusals), 0)::int refusals from waits group by 1 order by 1`,
    z.object({ end: z.string().nullable(), waits: z.number(), refusals: z.number() }),
  );
  const refusals = rows.reduce((sum, row) => sum + row.refusals, 0);
  return [...rows.map(({ end, waits }) => `${waits} ${end ?? 'open'}`), `${refusals} not answered at first`].join(', ');
}

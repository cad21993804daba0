import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { drawEdge, drawNode } from '#schemas/flow/draw.ts';
import { startPostgresServer } from '../database/postgres-server.ts';
import { type AgentTalk, phoneAddress, startAgentPhones } from '../telephony/agent-phones.ts';
import { type Agent, type CallCentre, openCallCentre } from '../telephony/call-centre.ts';
import { flowDocument } from '../telephony/flow-document.ts';
import { findFreePort } from '../telephony/free-port.ts';
import { installAsterisk, whyNoAsterisk } from '../telephony/install-asterisk.ts';
import { type LoadReport, runLoad } from '../telephony/load.ts';
import { writeQueueConfig, writeQueueDialplan } from '../telephony/plain-queue.ts';
import { makeToneWav } from '../telephony/sound.ts';
import { type Figure, figure } from './figure.ts';
import { quantile } from './quantile.ts';

/** Calls a second that are tried; how many are carried is found by halving. */
const RATES = [5, 10, 15, 20, 25, 30, 35, 40, 50, 60];
/** `QUEUE_CALLS_SECONDS` shortens each try while something is being tried out. */
const SECONDS = Number(process.env.QUEUE_CALLS_SECONDS ?? 20);
const SOUND_SECONDS = { greeting: 1, music: 10 };
const TALK_MS = 2_000;
/** Silence that a caller takes for a dead line. */
const SILENCE_MS = 1_000;
/** Whoever calls last should be through by then: greeting, talk, and a moment to find each other. */
const SETTLED_MS = SOUND_SECONDS.greeting * 1000 + TALK_MS + 5_000;
/** Later than that nobody is waited for; with few agents, the last caller may wait for many others. */
const SETTLE_SECONDS = 25;

/** More than can talk at the highest rate. */
const many = { did: '0180000007', number: '9007', name: '530', agents: 160 };
/** Fewer than there are callers for, so that somebody always waits for the next who is free. */
const few = { did: '0180000008', number: '9008', name: '531', agents: 10 };
const FREE_RATE = 8;
const FREE_SECONDS = Math.min(SECONDS, 10);
const FIRST_LOGIN = 5001;
/** Agents who are asked something at the same time. */
const AT_ONCE = 4;

/**
 * Callers who hear a greeting, wait in a queue and talk to an agent's telephone: how many a second are carried without a
 * failure, by a server on Postgres and by `app_queue`, with the same members on the same Asterisk.
 */
export async function benchQueueCalls(): Promise<Figure[]> {
  const reason = await whyNoAsterisk();
  if (reason !== null) {
    console.error(`queue-calls is not measured: ${reason}`);
    return [];
  }
  await installAsterisk();
  const postgres = await startPostgresServer();
  const phonesPort = await findFreePort('udp');
  const queues = [
    { ...many, phones: phonesFrom(FIRST_LOGIN, many.agents) },
    { ...few, phones: phonesFrom(FIRST_LOGIN + many.agents, few.agents) },
  ];
  const centre = await openCallCentre(SOUND_SECONDS, {
    databaseUrl: await postgres.createDatabase(),
    extraDialplan: (mediaDir) => writeQueueDialplan(queues, `${mediaDir}/greeting`),
    extraConfig: (mediaDir) => writeQueueConfig({ queues, phonesPort, mediaDir }),
  });
  try {
    await giveSounds(centre);
    const agents: Agent[] = [];
    for (const queue of queues) agents.push(...(await staff(centre, { ...queue, phonesPort })));
    const bench = { centre, agents, phonesPort };
    const theirs = await findCarried(bench, many.number);
    const own = await findCarried(bench, many.did);
    const waits = { own: await timeFree(bench, few.did), theirs: await timeFree(bench, few.number) };
    return describe({ own, theirs, waits });
  } finally {
    await centre.stop();
    await postgres.stop();
  }
}

function phonesFrom(first: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => String(first + index));
}

async function giveSounds({ asterisk }: CallCentre): Promise<void> {
  await mkdir(path.join(asterisk.mediaDir, 'music'), { mode: 0o755 });
  const files = { greeting: SOUND_SECONDS.greeting, 'music/music': SOUND_SECONDS.music };
  for (const [name, seconds] of Object.entries(files)) {
    await writeFile(path.join(asterisk.mediaDir, `${name}.wav`), makeToneWav(seconds), { mode: 0o644 });
  }
  await asterisk.console('moh reload');
}

interface Staffed {
  did: string;
  name: string;
  phones: readonly string[];
  phonesPort: number;
}

async function staff(centre: CallCentre, { did, name, phones, phonesPort }: Staffed): Promise<Agent[]> {
  const { switchyard } = centre;
  await switchyard.api('POST', '/api/queues', { id: name, name: `Queue ${name}`, ringSeconds: 15 });
  await switchyard.serveFlow(queueCallsFlow(name), did);
  const agents: Agent[] = [];
  await fewAtOnce(phones, async (login) => {
    const line = { type: 'sip' as const, address: phoneAddress(login, phonesPort) };
    agents.push(await centre.hire({ login, line, queues: [name] }));
  });
  return agents;
}

async function fewAtOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  async function workNext(): Promise<void> {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  }
  await Promise.all(Array.from({ length: AT_ONCE }, workNext));
}

/** The shape of `writeQueueDialplan`. */
function queueCallsFlow(queue: string): unknown {
  const sound = (id: string) => [{ type: 'audio', audio: { en: id } }];
  const exits = ['agent-ended', 'overflow', 'closed', 'no-agents'];
  return flowDocument({
    id: `queue-calls-${queue}`,
    kind: 'ivr',
    nodes: [
      drawNode('start', 'start'),
      drawNode('greeting', 'play-prompt', { prompt: sound('greeting') }),
      drawNode('queue', 'enter-queue', { queue, waiting: sound('music'), waitsWithoutAgents: true }),
      drawNode('end', 'hang-up'),
    ],
    edges: [
      drawEdge('start', 'next', 'greeting'),
      drawEdge('greeting', 'next', 'queue'),
      ...exits.map((exit) => drawEdge('queue', exit, 'end')),
    ],
  });
}

interface Bench {
  centre: CallCentre;
  agents: readonly Agent[];
  phonesPort: number;
}

interface Run {
  rate: number;
  report: LoadReport;
  talks: AgentTalk[];
  /** What went wrong, in words; empty when nothing did. */
  failures: string[];
}

interface Carried {
  /** Calls a second; 0 when even the lowest rate is too much. */
  rate: number;
  /** At that rate. */
  run: Run | null;
}

async function findCarried(bench: Bench, to: string): Promise<Carried> {
  let [carried, next, tooMany]: [Carried, number, number] = [{ rate: 0, run: null }, 0, RATES.length];
  while (next < tooMany) {
    const index = Math.floor((next + tooMany) / 2);
    const rate = RATES[index] ?? 0;
    const run = await serve(bench, { to, rate, seconds: SECONDS });
    console.error(`${to} at ${rate} calls/s: ${run.failures.join(', ') || 'carried'}`);
    if (run.failures.length > 0) tooMany = index;
    else [carried, next] = [{ rate, run }, index + 1];
  }
  return carried;
}

async function serve(
  { centre, agents, phonesPort }: Bench,
  { to, rate, seconds }: { to: string; rate: number; seconds: number },
): Promise<Run> {
  const { asterisk, switchyard } = centre;
  const phones = await startAgentPhones({ port: phonesPort, talkMs: TALK_MS });
  const report = await runLoad({
    ...{ asterisk, to, seconds, callsPerSecond: rate, voice: true, promptAfter: 'arrival' },
    script: { steps: [], end: 'wait' },
    runtimePid: switchyard.pid(),
    settleSeconds: SETTLE_SECONDS,
  });
  const talks = await phones.finish();
  const failures = findFailures(report, talks);
  // What an overloaded try has left behind, calls not answered for one, is not the next one's.
  if (failures.length > 0) {
    console.error(report.complaints || switchyard.output().slice(-2_000));
    await asterisk.console('channel request hangup all');
  }
  await centre.quiet();
  if (failures.length > 0) await fewAtOnce(agents, (agent) => agent.becomesReady());
  return { rate, report, talks, failures };
}

function findFailures({ calls, failed, latency, settledMs }: LoadReport, talks: readonly AgentTalk[]): string[] {
  const talked = new Set(talks.filter(({ overAtMs }) => overAtMs !== null).map(({ caller }) => caller));
  const failures: [number, string][] = [
    [failed, 'calls failed'],
    [Math.max(0, calls - talked.size), `of ${calls} callers reached nobody`],
    [latency.max > SILENCE_MS ? Math.round(latency.max) : 0, 'ms of silence before a greeting'],
    [settledMs > SETTLED_MS ? Math.round(settledMs) : 0, 'ms until the last caller was through'],
  ];
  return failures.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
}

/** From a telephone being put down until it rings for the next who waits, in milliseconds. */
async function timeFree(bench: Bench, to: string): Promise<number[]> {
  const { talks } = await serve(bench, { to, rate: FREE_RATE, seconds: FREE_SECONDS });
  const freeAtMs = new Map<string, number>();
  const waits: number[] = [];
  for (const { phone, rangAtMs, overAtMs } of talks.toSorted((a, b) => a.rangAtMs - b.rangAtMs)) {
    const free = freeAtMs.get(phone);
    if (free !== undefined) waits.push(rangAtMs - free);
    if (overAtMs !== null) freeAtMs.set(phone, overAtMs);
  }
  return waits;
}

interface Measured {
  own: Carried;
  theirs: Carried;
  waits: { own: number[]; theirs: number[] };
}

function describe({ own, theirs, waits }: Measured): Figure[] {
  const cpu = (run: Run | null) => (run === null ? 0 : run.report.cpu.asterisk + run.report.cpu.runtime);
  return [
    figure({
      name: 'queue-calls',
      value: own.rate,
      unit: 'calls/s',
      limit: theirs.rate,
      goal: `through a queue with ${many.agents} agents for ${SECONDS} s without a failure; limit: app_queue`,
    }),
    figure({
      name: 'queue-calls-free',
      value: quantile(waits.own, 0.95),
      unit: 'ms',
      limit: quantile(waits.theirs, 0.95),
      goal:
        `95 % of agents who are free are called within (median ${quantile(waits.own, 0.5)}, ` +
        `app_queue ${quantile(waits.theirs, 0.5)}; ${waits.own.length} and ${waits.theirs.length} calls)`,
    }),
    figure({
      name: 'queue-calls-cpu',
      value: cpu(own.run),
      unit: `ms/call (server ${(own.run?.report.cpu.runtime ?? 0).toFixed(1)})`,
      limit: theirs.run?.report.cpu.asterisk ?? 0,
      goal: 'CPU of Asterisk and server at the rate carried; limit: app_queue',
    }),
  ];
}

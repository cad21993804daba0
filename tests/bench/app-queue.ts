import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type RunningAsterisk, startAsterisk } from '../telephony/asterisk.ts';
import { findFreePort } from '../telephony/free-port.ts';
import { installAsterisk, whyNoAsterisk } from '../telephony/install-asterisk.ts';
import { runtimeUrl } from '../telephony/switchyard-process.ts';
import { type Figure, figure } from './figure.ts';
import { type Scenario, type Served, scenario, serveScenario } from './serve-scenario.ts';

/** Longer than the scenario takes. */
const LIMIT_MS = 115_000;
const LOOK_EACH_MS = 500;

/** The nearest there is in `app_queue`. */
const STRATEGIES = {
  'longest-idle': 'leastrecent',
  'most-skilled': 'leastrecent',
  'least-calls': 'fewestcalls',
  'round-robin': 'rrmemory',
} as const;

/** The same small centre served by us, in virtual time, and by Asterisk's own queues, in real time: who has whom, and when. */
export async function benchAppQueue(): Promise<Figure[]> {
  const reason = await whyNoAsterisk();
  if (reason !== null) {
    console.error(`app-queue is not measured: ${reason}`);
    return [];
  }
  await installAsterisk();
  const small = scenario.parse(JSON.parse(await readFile(path.join(import.meta.dirname, 'small-centre.json'), 'utf8')));
  const own = serveScenario(small);
  const asterisk = await startAsterisk({
    runtimeUrl: runtimeUrl(await findFreePort('tcp')),
    extraDialplan: () => writeDialplan(small),
    extraConfig: () => ({
      'queues.conf': writeQueues(small),
      'modules.conf': 'load = app_queue.so\nload = res_clioriginate.so\n',
    }),
  });
  try {
    const theirs = await serveByAppQueue(asterisk, small);
    for (const line of sideBySide(small, { own, theirs })) console.error(line);
    return compare(small, { own, theirs });
  } finally {
    await asterisk.stop();
  }
}

async function serveByAppQueue(asterisk: RunningAsterisk, small: Scenario): Promise<Served[]> {
  const log = path.join(path.dirname(asterisk.mediaDir), 'log', 'queue_log');
  const begun = Date.now();
  const happenings = [
    ...small.agents.filter(({ at }) => at > 0).map((agent) => ({ at: agent.at, commands: signIn(agent) })),
    ...small.arrivals.map(({ id, at }) => {
      return { at, commands: [`channel originate Local/${id}@callers/n application Wait ${LIMIT_MS / 1000}`] };
    }),
  ];
  await Promise.all(
    happenings.map(async ({ at, commands }) => {
      await sleep(at * 1000);
      for (const command of commands) await asterisk.console(command);
    }),
  );
  for (;;) {
    const { served, gone } = readQueueLog(await readFile(log, 'utf8'), small, begun);
    const isOver = served.length + gone >= small.arrivals.length || Date.now() > begun + LIMIT_MS;
    if (isOver) return served;
    await sleep(LOOK_EACH_MS);
  }
}

type ScenarioAgent = Scenario['agents'][number];

/** Better agents first. `app_queue` knows one penalty for each member, so the best of the agent's skills counts. */
function penaltyOf({ skills }: ScenarioAgent): number {
  return 9 - Math.max(0, ...Object.values(skills));
}

const interfaceOf = ({ id }: ScenarioAgent) => `Local/${id}@agents/n`;

function signIn(agent: ScenarioAgent): string[] {
  return agent.queues.map(
    (queue) => `queue add member ${interfaceOf(agent)} to ${queue} penalty ${penaltyOf(agent)} as ${agent.id}`,
  );
}

function writeQueues({ queues, agents }: Scenario): string {
  const lines = ['[general]', 'shared_lastcall = yes', 'log_membername_as_agent = yes'];
  for (const { id, strategy } of queues) {
    lines.push('', `[${id}]`, `strategy = ${STRATEGIES[strategy]}`, 'autofill = yes', 'ringinuse = no', 'retry = 1');
    for (const agent of agents) {
      if (agent.at > 0 || !agent.queues.includes(id)) continue;
      lines.push(`member => ${interfaceOf(agent)},${penaltyOf(agent)},${agent.id},,no,${agent.wrapUpSeconds}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Callers say how long their talk is to be; agents answer at once and put down after that. */
function writeDialplan({ arrivals }: Scenario): string {
  const lines = [
    '[agents]',
    'exten => _X.,1,Answer()',
    ` same => n,Wait(\${TALK})`,
    ' same => n,Hangup()',
    '',
    '[callers]',
  ];
  for (const { id, queue, talkSeconds, priority, skills, decrement, patienceSeconds } of arrivals) {
    lines.push(
      `exten => ${id},1,Answer()`,
      ` same => n,Set(__TALK=${talkSeconds})`,
      ` same => n,Set(CALLERID(num)=${id})`,
      ` same => n,Set(QUEUE_PRIO=${priority})`,
    );
    const level = Math.max(0, ...Object.values(skills));
    // A required level that may be lowered is a preference; penalties are one.
    if (level > 0 && !decrement) lines.push(` same => n,Set(QUEUE_MAX_PENALTY=${9 - level})`);
    lines.push(` same => n,Queue(${queue},,,,${patienceSeconds ?? ''})`, ' same => n,Hangup()');
  }
  return `${lines.join('\n')}\n`;
}

/** Lines of `time|call|queue|agent|event|…`, to the second. */
function readQueueLog(text: string, { arrivals }: Scenario, begun: number): { served: Served[]; gone: number } {
  const callers = new Map<string, string>();
  const served: Served[] = [];
  let gone = 0;
  for (const line of text.split('\n')) {
    const [time, call = '', , agent = '', event, ...details] = line.split('|');
    if (event === 'ENTERQUEUE') callers.set(call, details[1] ?? '');
    if (event === 'ABANDON' || event === 'EXITWITHTIMEOUT') gone += 1;
    if (event !== 'CONNECT') continue;
    const contact = callers.get(call) ?? '';
    const atSeconds = Math.max(0, Number(time) - begun / 1000);
    const arrivedAt = arrivals.find(({ id }) => id === contact)?.at ?? 0;
    served.push({ contact, agent, atSeconds, waitedSeconds: Math.max(0, atSeconds - arrivedAt) });
  }
  return { served, gone };
}

interface Both {
  own: readonly Served[];
  theirs: readonly Served[];
}

function sideBySide({ arrivals }: Scenario, { own, theirs }: Both): string[] {
  const place = (list: readonly Served[], contact: string) => {
    const index = list.findIndex((one) => one.contact === contact);
    const one = list[index];
    return one === undefined ? 'not served' : `${index + 1}. by ${one.agent} after ${one.waitedSeconds.toFixed(0)} s`;
  };
  const line = (...columns: string[]) =>
    columns
      .map((column) => column.padEnd(24))
      .join('')
      .trimEnd();
  return [
    line('', 'Switchyard', 'app_queue'),
    ...arrivals.map(({ id }) => line(id, place(own, id), place(theirs, id))),
  ];
}

function compare({ arrivals }: Scenario, { own, theirs }: Both): Figure[] {
  const mean = (list: readonly Served[]) =>
    list.reduce((sum, { waitedSeconds }) => sum + waitedSeconds, 0) / Math.max(1, list.length);
  const longest = (list: readonly Served[]) => Math.max(0, ...list.map(({ waitedSeconds }) => waitedSeconds));
  const both = own.filter(({ contact }) => theirs.some((one) => one.contact === contact));
  const same = both.filter(({ contact, agent }) =>
    theirs.some((one) => one.contact === contact && one.agent === agent),
  );
  return [
    figure({
      name: 'app-queue-served',
      value: own.length,
      unit: `of ${arrivals.length} callers`,
      limit: theirs.length,
      goal: `no fewer than app_queue; ${same.length} of ${both.length} by the same agent`,
    }),
    figure({
      name: 'app-queue-order',
      value: outOfOrder(arrivals, own),
      unit: 'pairs',
      limit: outOfOrder(arrivals, theirs),
      goal: 'of one queue and one requirement served against priority and waiting time: 0; limit: app_queue',
    }),
    figure({
      name: 'app-queue-wait',
      value: mean(own),
      unit: 's',
      limit: mean(theirs),
      goal: `mean wait of who was served (longest ${longest(own).toFixed(0)} s, app_queue ${longest(theirs).toFixed(0)} s)`,
    }),
  ];
}

/** Pairs of callers who wanted the same, of whom the one whose turn was later came first although both waited. */
function outOfOrder(arrivals: Scenario['arrivals'], served: readonly Served[]): number {
  let pairs = 0;
  const waited = served.flatMap(({ contact, atSeconds }) => {
    const arrival = arrivals.find(({ id }) => id === contact);
    return arrival === undefined ? [] : [{ ...arrival, atSeconds, arrivedAt: arrival.at }];
  });
  const wants = (one: Scenario['arrivals'][number]) => JSON.stringify([one.queue, one.skills, one.decrement]);
  for (const [index, first] of waited.entries()) {
    for (const second of waited.slice(index + 1)) {
      const bothWaited = second.arrivedAt <= first.atSeconds;
      const isLater =
        first.priority < second.priority || (first.priority === second.priority && first.arrivedAt > second.arrivedAt);
      if (bothWaited && isLater && wants(first) === wants(second)) pairs += 1;
    }
  }
  return pairs;
}

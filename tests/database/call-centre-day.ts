import { and, eq, isNull, ne } from 'drizzle-orm';
import { expect } from 'vitest';
import { nextConversationId } from '#runtime/acd/conversation/state.ts';
import { AcdRefusal, type DeskFacts } from '#runtime/acd/desk-port.ts';
import { queueFlow } from '#runtime/acd/waiting/waiting-world.ts';
import type { OriginateCommand } from '#runtime/telephony/port.ts';
import type { OutboundBehaviour } from '#runtime/telephony/simulated/simulated-telephony.ts';
import type { ConversationCommand } from '#schemas/domain/conversation.ts';
import type { OpenDatabase } from '#server/db/open.ts';
import { agentPresence, agentSpans, contacts, conversations, waits } from '#server/db/tables/index.ts';
import { createSecondServer, createSettingsChanges, FRENCH, readServing } from './call-centre-changes.ts';
import { createCentre, DatabaseAway } from './call-centre-world.ts';

export interface DayOptions {
  database: OpenDatabase;
  seed: number;
  agents: readonly string[];
  callers: number;
  /** The server dies at some moment within so many writes, again and again: in the middle of whatever it is doing. */
  diesWithinWrites?: number;
  /** The database fails now and then, once or for a while. */
  databaseFails?: boolean;
  /** The telephone system loses its connection to the server now and then; calls stay up. */
  telephonyFlaps?: boolean;
  /** Administrators change queue, agents, their skills and the campaign; callers ask for a skill then. */
  settingsChange?: boolean;
  /** A second server comes and goes, and distributes while the first one is dead. */
  serversComeAndGo?: boolean;
}

const STEP_MS = 1_000;
/** Longer than anything that begins at the end of the day can take. */
const CLOSING_STEPS = 600;
/** Nobody waits for so long while somebody is ready for them. */
const ASSIGNED_WITHIN_MS = 15_000;
/** Longer than a lease, so that everybody has been given up for lost. */
const LONGEST_OUTAGE_STEPS = 40;
const LONGEST_FLAP_STEPS = 10;
/** What waits for the database tries again within so many steps. */
const RETRY_STEPS = 12;
const HAND_OVER_STEPS = 4;
/** What has failed once is done a moment later. */
const REPEAT_STEPS = 2;

/**
 * A day on which callers and agents do whatever they can at any moment; what must hold is checked all the while.
 * `goneUnseen`: who gave up unanswered while no server lived that could have noted them.
 */
export async function runDay(options: DayOptions) {
  const { database, seed, agents, callers, diesWithinWrites, databaseFails = false, telephonyFlaps = false } = options;
  const { settingsChange = false, serversComeAndGo = false } = options;
  const random = createRandom(seed);
  const chance = (probability: number) => random() < probability;
  function pick<T>(from: readonly T[]): T {
    const picked = from[Math.floor(random() * from.length)];
    if (picked === undefined) throw new Error('there is nothing to pick from');
    return picked;
  }
  const chances = { chance, pick, below: (limit: number) => Math.floor(random() * limit) };
  const centre = createCentre({
    database,
    campaign: 'sales',
    outbound,
    beforeWrite,
    access,
    ...(settingsChange
      ? { ir: queueFlow({ queue: '500', whisper: [], skills: [FRENCH], waitsWithoutAgents: true }) }
      : {}),
  });
  const settings = createSettingsChanges(database, agents, chances);
  const second = createSecondServer(centre, chances);
  const { telephony } = centre;
  const calls: string[] = [];
  const goneUnseen = new Set<string>();
  let writesLeft = Number.POSITIVE_INFINITY;
  let onDeath: () => void = () => {};
  let death = Promise.resolve();
  /** Steps that the database, or the connection to the telephone system, is still away. */
  let outage = 0;
  let flap = 0;
  let sinceOutage = Number.POSITIVE_INFINITY;
  const readyFor = new Map<string, number>();
  /** Steps for which a call has heard nothing. */
  const silent = new Map<string, number>();
  let server = await begin();
  let kills = 0;

  async function begin() {
    writesLeft = Number.POSITIVE_INFINITY;
    const started = await centre.startServer();
    death = new Promise((resolve) => {
      onDeath = resolve;
    });
    if (diesWithinWrites !== undefined) writesLeft = Math.ceil(random() * diesWithinWrites);
    return started;
  }

  function beforeWrite(): void {
    writesLeft -= 1;
    if (writesLeft !== 0) return;
    server.die();
    onDeath();
  }

  function access() {
    if (outage > 0) return 'fails';
    if (!databaseFails || !chance(0.005)) return 'works';
    return chance(0.5) ? 'fails' : 'loses-answer';
  }

  function outbound({ to }: OriginateCommand): OutboundBehaviour {
    const ringMs = 500 + Math.round(random() * 4000);
    if (chance(0.08)) return { then: 'ring' };
    if (chance(0.05)) return { ringMs, then: 'busy' };
    const isAgent = to.startsWith('+33199');
    const hangUpAfterMs = chance(isAgent ? 0.05 : 0.6) ? 1000 + Math.round(random() * 60_000) : undefined;
    return { ringMs, then: 'answer', ...(hangUpAfterMs === undefined ? {} : { hangUpAfterMs }) };
  }

  async function tryTo(work: Promise<unknown>): Promise<void> {
    // Whoever asks a server that dies gets no answer.
    const answered = work.catch((error: unknown) => {
      if (!(error instanceof AcdRefusal) && !(error instanceof DatabaseAway)) throw error;
    });
    // What waits for the database goes on when time does.
    await Promise.race([answered, death, centre.settle()]);
  }

  async function read(agent: string): Promise<DeskFacts | null | 'unknown'> {
    const facts = server.acd.desks.read(agent).catch((error: unknown) => {
      if (error instanceof DatabaseAway) return 'unknown' as const;
      throw error;
    });
    return Promise.race([facts, death.then(() => 'unknown' as const)]);
  }

  function wish({ conversation }: DeskFacts): ConversationCommand | null {
    if (conversation === null) return null;
    const { phase, consult, held, medium } = conversation;
    if (phase === 'wrap-up' || phase === 'preview') return pick([{ type: 'finish' }, { type: 'dial' }]);
    if (phase !== 'talking') return chance(0.1) ? { type: 'hang-up' } : null;
    if (consult !== null) {
      return pick<ConversationCommand>([
        { type: 'consult-cancel' },
        { type: 'consult-complete' },
        { type: 'conference' },
        { type: 'hang-up' },
      ]);
    }
    // Few are called, and they are to wait, too.
    if (medium === 'outgoing' && chance(0.5)) return { type: 'transfer', to: { type: 'queue', queue: '500' } };
    if (held) return pick<ConversationCommand>([{ type: 'resume' }, { type: 'resume' }, { type: 'hang-up' }]);
    return pick<ConversationCommand>([
      { type: 'hang-up' },
      { type: 'hang-up' },
      { type: 'hang-up' },
      { type: 'hold' },
      { type: 'record', on: chance(0.5) },
      { type: 'consult', to: { type: 'number', number: '0155' } },
      { type: 'consult', to: { type: 'agent', agent: pick(agents) } },
      { type: 'transfer', to: { type: 'number', number: '0156' } },
      { type: 'transfer', to: { type: 'queue', queue: '500' } },
      { type: 'transfer', to: { type: 'agent', agent: pick(agents) } },
    ]);
  }

  async function act(agent: string, { closing }: { closing: boolean }): Promise<void> {
    const { desks } = ((second.server && chance(0.5) ? second.server : null) ?? server).acd;
    const facts = await read(agent);
    if (facts === 'unknown') return;
    if (facts === null || facts.state === 'signed-out') {
      await tryTo(desks.signIn(agent));
      return;
    }
    const command = wish(facts);
    if (facts.asked !== null && chance(0.2)) {
      await tryTo(desks.command(agent, facts.asked.conversationId, { type: 'leave' }));
    } else if (facts.conversation !== null && command !== null) {
      const calm: ConversationCommand =
        facts.conversation.phase === 'talking' || facts.conversation.phase === 'dialling'
          ? { type: 'hang-up' }
          : { type: 'finish' };
      await tryTo(desks.command(agent, facts.conversation.id, closing ? calm : command));
    } else if (closing || chance(0.6)) {
      await tryTo(desks.setState(agent, { state: 'ready' }));
    } else if (chance(0.2)) {
      await tryTo(desks.setState(agent, pick([{ state: 'paused', reason: 'lunch' }, { state: 'signed-out' }])));
    } else if (chance(0.5)) {
      await tryTo(desks.callOut(agent, { to: { type: 'number', number: '0157' }, campaign: 'sales' }));
    }
  }

  function disturb(): void {
    sinceOutage = outage > 0 ? 0 : sinceOutage + 1;
    outage = outage > 0 ? outage - 1 : databaseFails && chance(0.01) ? Math.ceil(random() * LONGEST_OUTAGE_STEPS) : 0;
    if (flap === 1) telephony.reconnect();
    if (flap > 0) flap -= 1;
    else if (telephonyFlaps && chance(0.02)) {
      flap = Math.ceil(random() * LONGEST_FLAP_STEPS);
      telephony.disconnect();
    }
  }

  /** By what is written down, as whoever looks at the tables would see it. */
  async function expectNobodyForgotten(): Promise<void> {
    const ready = await database.db.select().from(agentPresence).where(eq(agentPresence.state, 'ready'));
    const waiting = await database.db
      .select()
      .from(waits)
      .where(and(isNull(waits.end), isNull(waits.conversationId)));
    const now = centre.clock.now();
    const serving = await readServing(database, { skilled: settingsChange });
    const pairs = waiting
      .filter(({ held, onlyFor, medium }) => !held && onlyFor === null && medium === 'call')
      .flatMap(({ id, refusedBy }) =>
        ready
          .filter(({ userId }) => serving.has(userId) && !refusedBy.includes(userId))
          .map((agent) => [id, agent.userId]),
      );
    const keys = new Set(pairs.map((pair) => pair.join(' waits though there is ')));
    for (const key of readyFor.keys()) if (!keys.has(key)) readyFor.delete(key);
    for (const key of keys) {
      const since = readyFor.get(key) ?? now;
      readyFor.set(key, since);
      expect(now - since, key).toBeLessThan(ASSIGNED_WITHIN_MS);
    }
  }

  /**
   * While nothing can be written down the next step of a flow or a talk does not come; callers hear the queue or ringing
   * all the same, but for the moment in which they are handed over. A telephone system that is out of reach cannot be told
   * what comes next.
   */
  async function expectNobodyInSilence(): Promise<void> {
    const called = await database.db.select({ id: contacts.id }).from(contacts).where(eq(contacts.kind, 'called'));
    for (const call of [...calls, ...called.map(({ id }) => id)]) {
      if (writesLeft <= 0 || flap > 0 || telephony.inspect(call) === null || centre.hearsSomething(call)) {
        silent.delete(call);
        continue;
      }
      const steps = (silent.get(call) ?? 0) + 1;
      silent.set(call, steps);
      const inOutage = outage > 0 || sinceOutage < RETRY_STEPS;
      const limit = inOutage ? HAND_OVER_STEPS : databaseFails || telephonyFlaps ? REPEAT_STEPS : 0;
      expect(steps, `${call} hears nothing`).toBeLessThanOrEqual(limit);
    }
  }

  async function step({ closing }: { closing: boolean }): Promise<void> {
    if (!closing || outage > 0 || flap > 0) disturb();
    if (settingsChange && !closing && chance(0.1)) await settings.change();
    if (serversComeAndGo && !closing && chance(0.02)) await second.comeOrGo();
    if (!closing && calls.length < callers && chance(0.3)) {
      calls.push(telephony.placeCall({ from: `014000${calls.length}`, to: '0180' }));
    }
    for (const call of calls) {
      const inspected = telephony.inspect(call);
      if (inspected === null || !chance(0.008)) continue;
      if (writesLeft <= 0 && !inspected.answered) goneUnseen.add(call);
      telephony.hangUpFromOutside(call);
    }
    // Nobody else ends a call between two people outside.
    if (closing) for (const call of telephony.liveCallIds()) if (chance(0.03)) telephony.hangUpFromOutside(call);
    for (const agent of agents) {
      // A desktop that is closed now and then.
      if (closing || !chance(0.01)) for (const one of [server, second.server]) one?.acd.desks.seen(agent);
      if (chance(closing ? 0.3 : 0.1)) await act(agent, { closing });
    }
    if (writesLeft <= 0 && !closing) {
      kills += 1;
      await server.kill();
      await centre.pass(STEP_MS * Math.floor(random() * 20));
      server = await begin();
      server.reconnect();
      for (const agent of agents) server.acd.desks.seen(agent);
      await centre.pass(STEP_MS);
    }
    await centre.pass(STEP_MS, STEP_MS / 2);
    await expectNobodyInSilence();
    if (writesLeft <= 0 || outage > 0 || flap > 0) readyFor.clear();
    else await expectNobodyForgotten();
  }

  if (settingsChange) await settings.begin();
  for (const agent of agents) await tryTo(server.acd.desks.signIn(agent));
  while (calls.length < callers) await step({ closing: false });
  // The last one lives.
  writesLeft = writesLeft > 0 ? Number.POSITIVE_INFINITY : writesLeft;
  if (writesLeft <= 0) {
    await server.kill();
    server = await begin();
    server.reconnect();
    writesLeft = Number.POSITIVE_INFINITY;
  }
  if (settingsChange) await settings.end();
  await second.end();
  let closing = 0;
  while (telephony.liveCallIds().length > 0 && closing < CLOSING_STEPS) {
    closing += 1;
    await step({ closing: true });
  }
  for (let more = 0; more < 30; more += 1) await step({ closing: true });
  await server.stop();
  expect(telephony.liveCallIds()).toEqual([]);
  return { calls, goneUnseen, kills, errors: centre.errors };
}

/** What must be true of the records when the day is over. */
export async function expectTrueRecords(
  { db }: OpenDatabase,
  { calls, goneUnseen }: { calls: readonly string[]; goneUnseen: ReadonlySet<string> },
): Promise<{ passedOn: number; called: number }> {
  expect(await db.select().from(conversations).where(isNull(conversations.closedAt))).toEqual([]);
  expect(await db.select().from(conversations).where(ne(conversations.owner, ''))).toEqual([]);
  expect(await db.select().from(waits).where(isNull(waits.end))).toEqual([]);
  const kept = await db.select().from(contacts).where(eq(contacts.kind, 'call'));
  const ids = new Set(kept.map(({ id }) => id));
  expect(calls.filter((call) => !ids.has(call) && !goneUnseen.has(call))).toEqual([]);
  expect([...ids].filter((id) => !calls.includes(id))).toEqual([]);
  expect(kept.filter(({ status }) => status !== 'ended')).toEqual([]);
  // Customers whom agents have called, and who waited in the queue then.
  const called = await db.select().from(contacts).where(eq(contacts.kind, 'called'));
  expect(called.filter(({ status }) => status !== 'ended')).toEqual([]);

  // Nobody is with two customers at once, and every answered wait has the one conversation that answered it.
  const talks = await db.select().from(conversations).orderBy(conversations.offeredAt, conversations.closedAt);
  const lastByAgent = new Map<string, number>();
  for (const { agent, offeredAt, closedAt } of talks) {
    expect(offeredAt.getTime()).toBeGreaterThanOrEqual(lastByAgent.get(agent) ?? 0);
    lastByAgent.set(agent, closedAt?.getTime() ?? Number.POSITIVE_INFINITY);
  }
  // A colleague who was asked first has one of their own from the moment at which they have the customer.
  const answered = await db.select().from(waits).where(eq(waits.end, 'answered'));
  let passedOn = 0;
  for (const wait of answered) {
    const mine = talks.filter(({ waitId, answeredAt }) => waitId === wait.id && answeredAt !== null);
    expect(mine.at(-1)?.id).toBe(wait.conversationId);
    expect(mine[0]?.agent).toBe(wait.agent);
    for (const [index, { id, offeredAt }] of mine.slice(1).entries()) {
      const former = mine[index];
      expect(nextConversationId(former?.id ?? '')).toBe(id);
      expect(former?.end).toBe('transferred');
      // A colleague who was still called answers after the agent has left.
      expect(offeredAt.getTime()).toBeGreaterThanOrEqual(former?.talkEndedAt?.getTime() ?? Number.NaN);
      passedOn += 1;
    }
  }
  for (const talk of talks.filter(({ answeredAt, waitId }) => answeredAt !== null && waitId !== null)) {
    expect(answered.map(({ id }) => id)).toContain(talk.waitId);
  }

  // The time of each agent is accounted for without gaps while they are signed in, and never twice.
  const presence = await db.select().from(agentPresence);
  for (const { userId, state } of presence) {
    expect(['ready', 'paused', 'signed-out', 'unreachable', 'break']).toContain(state);
    const spans = await db.select().from(agentSpans).where(eq(agentSpans.userId, userId)).orderBy(agentSpans.id);
    expect(spans.filter(({ endedAt }) => endedAt === null)).toHaveLength(state === 'signed-out' ? 0 : 1);
    for (const [index, span] of spans.entries()) {
      const before = spans[index - 1];
      if (before) expect(span.beganAt.getTime()).toBeGreaterThanOrEqual(before.endedAt?.getTime() ?? Number.NaN);
    }
  }
  return { passedOn, called: called.length };
}

/** Mulberry32: small, and the same day for the same seed. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { beginFromWait } from '#runtime/acd/conversation/begin.ts';
import { reduceConversation } from '#runtime/acd/conversation/reduce.ts';
import type { Wait } from '#runtime/acd/ports.ts';
import type { AcdStore, Begun } from '#runtime/acd/store.ts';
import { createAcdStore } from '#server/acd/acd-store.ts';
import { createLease } from '#server/acd/lease.ts';
import type { Database } from '#server/db/open.ts';
import {
  agentPresence,
  agentSpans,
  callbacks,
  campaigns,
  contacts,
  conversations,
  holidayGroups,
  leases,
  schedules,
  serverNodes,
  voicemails,
  waits,
} from '#server/db/tables/index.ts';
import { addAgent, addCampaign, addQueue } from '../api/call-centre.ts';
import { eachDatabase } from './databases.ts';

const NOW = Date.parse('2026-03-02T09:00:00Z');
let names = 0;
function name(what: string): string {
  names += 1;
  return `${what}-${names}`;
}

eachDatabase('what distribution keeps', (database) => {
  let db: Database;
  let one: AcdStore;
  let two: AcdStore;
  let servers: string[];

  beforeEach(async () => {
    db = database().db;
    for (const table of [waits, conversations, agentPresence, agentSpans, contacts, callbacks, voicemails, leases]) {
      await db.delete(table);
    }
    await db.delete(serverNodes);
    servers = [name('server'), name('server')];
    for (const server of servers) await startServer(server);
    one = createAcdStore(db, { self: servers[0] ?? '', timeZone: 'Europe/Paris' });
    two = createAcdStore(db, { self: servers[1] ?? '', timeZone: 'Europe/Paris' });
  });

  async function startServer(server: string): Promise<void> {
    const leaseUntil = sql`now() + interval '1 hour'`;
    await db.insert(serverNodes).values({ id: server, incarnation: server, startedAt: new Date(), leaseUntil });
  }

  async function stopServer(server: string): Promise<void> {
    await db.delete(serverNodes).where(eq(serverNodes.id, server));
  }

  async function caller(id: string, owner: string, more: Partial<typeof contacts.$inferInsert> = {}): Promise<void> {
    const startedAt = new Date(NOW);
    const flow = { flowId: 'flow', flowVersion: 1, node: 'queue', lines: 1 };
    await db
      .insert(contacts)
      .values({ id, status: 'live', caller: '0140', called: '0180', startedAt, owner, ...flow, ...more });
  }

  const waitOf = (contactId: string, more: Partial<Wait> = {}): Wait => ({
    id: `${contactId}:0.0`,
    queue: '500',
    medium: 'call',
    priority: 0,
    since: NOW,
    enteredAt: NOW,
    skills: [],
    decrement: false,
    held: false,
    refusedBy: [],
    onlyFor: null,
    contactId,
    campaign: '',
    customer: '0140',
    called: '0180',
    whisper: [],
    about: null,
    ...more,
  });

  async function waiting(owner = servers[0] ?? ''): Promise<string> {
    const contact = name('call');
    await caller(contact, owner);
    await one.enterWait(waitOf(contact), null);
    return `${contact}:0.0`;
  }

  async function ready(): Promise<string> {
    const agent = await addAgent(db, name('agent'));
    await one.admitAgent(agent, NOW);
    const line = { type: 'number', number: '0199' } as const;
    await one.changeAgent(agent, { type: 'signed-in', line, ready: true }, NOW);
    return agent;
  }

  async function assign(store: AcdStore, wait: string, agent: string, id = name('talk')): Promise<Begun | null> {
    const [staffed] = await store.readAgents([agent]);
    if (staffed === undefined) throw new Error('nobody of that id');
    const rules = await store.readRules({ queue: '', campaign: '' }, staffed.facts);
    const begin = (kept: Wait, now: typeof staffed.agent) =>
      beginFromWait({ id, staffed: { agent: now, facts: staffed.facts }, rules, at: NOW }, kept);
    return store.assign({ wait, agent, at: NOW, taken: false, begin });
  }

  describe('assigning', () => {
    test('two servers at once never give a caller or an agent twice', async () => {
      const callers = await Promise.all(Array.from({ length: 6 }, () => waiting()));
      const agents = await Promise.all(Array.from({ length: 4 }, () => ready()));
      const attempts = callers.flatMap((wait) =>
        agents.flatMap((agent) => [assign(one, wait, agent), assign(two, wait, agent)]),
      );
      const begun = (await Promise.all(attempts)).filter((given) => given !== null);
      expect(begun).toHaveLength(4);
      expect(new Set(begun.map(({ conversation }) => conversation.agent)).size).toBe(4);
      expect(new Set(begun.map(({ conversation }) => conversation.waitId)).size).toBe(4);
      const open = await db.select().from(conversations);
      expect(open).toHaveLength(4);
      const spans = await db.select().from(agentSpans);
      expect(spans.filter(({ endedAt }) => endedAt === null)).toHaveLength(4);
    });

    test('whoever runs the caller drives the conversation', async () => {
      const begun = await assign(one, await waiting(servers[1]), await ready());
      expect(begun?.owner).toBe(servers[1]);
    });

    test('nobody is given a caller whose server is gone, who is held, or who has left', async () => {
      const agent = await ready();
      const orphan = await waiting(servers[1]);
      await stopServer(servers[1] ?? '');
      expect((await one.readWaits([orphan]))[0]?.attended).toBe(false);
      expect(await assign(one, orphan, agent)).toBeNull();
      const held = await waiting();
      await one.changeWait(held, { held: true });
      expect(await assign(one, held, agent)).toBeNull();
      const gone = await waiting();
      await one.endWait(gone, 'abandoned', { at: NOW, remainingSeconds: null });
      expect(await assign(one, gone, agent)).toBeNull();
      expect((await one.readAgents([agent]))[0]?.agent.state).toBe('ready');
    });

    test('what changes while a phone rings holds if it comes to nothing', async () => {
      const wait = await waiting();
      const begun = await assign(one, wait, await ready());
      if (begun === null) throw new Error('both were free');
      await one.changeWait(wait, { priority: 9 });
      const callId = begun.conversation.drive.legs.agent?.callId ?? '';
      const next = reduceConversation(begun.conversation, { type: 'call.ended', callId, cause: 'busy' }, NOW);
      expect((await one.save(next.state, next.writes, NOW))?.waits).toMatchObject([{ id: wait, priority: 9 }]);
    });
  });

  describe('driving', () => {
    test('a conversation is written by the one who drives it, one step after the other', async () => {
      const begun = await assign(one, await waiting(), await ready());
      if (begun === null) throw new Error('both were free');
      const next = reduceConversation(begun.conversation, { type: 'withdrawn' }, NOW);
      expect(await two.save(next.state, next.writes, NOW)).toBeNull();
      expect(await one.save(next.state, next.writes, NOW)).toMatchObject({ agents: [{ state: 'ready' }] });
      const later = { ...next.state, revision: next.state.revision + 2 };
      expect(await one.save(later, next.writes, NOW)).toBeNull();
    });

    test('a step whose answer was lost is answered when it is written again, and happens once', async () => {
      const wait = await waiting();
      const agent = await ready();
      const begun = await assign(one, wait, agent);
      if (begun === null) throw new Error('both were free');
      const callId = begun.conversation.drive.legs.agent?.callId ?? '';
      const next = reduceConversation(begun.conversation, { type: 'call.answered', callId }, NOW);
      const first = await one.save(next.state, next.writes, NOW);
      const again = await one.save(next.state, next.writes, NOW + 1000);
      expect(first?.agents).toMatchObject([{ id: agent, state: 'talking', contacts: 1 }]);
      expect(again?.agents).toEqual(first?.agents);
      expect(again?.waits).toMatchObject([{ id: wait, conversationId: begun.conversation.id }]);
      expect((await one.readOwn()).map(({ id }) => id)).toContain(begun.conversation.id);
    });

    test('who is not answered goes back to their place, and the agent pauses', async () => {
      const wait = await waiting();
      const agent = await ready();
      const begun = await assign(one, wait, agent);
      if (begun === null) throw new Error('both were free');
      const callId = begun.conversation.drive.legs.agent?.callId ?? '';
      const next = reduceConversation(begun.conversation, { type: 'call.ended', callId, cause: 'no-answer' }, NOW);
      const changed = await one.save(next.state, next.writes, NOW);
      expect(changed?.waits).toMatchObject([
        { id: wait, conversationId: null, refusedBy: [agent], since: NOW, end: null },
      ]);
      expect(changed?.agents).toMatchObject([{ id: agent, state: 'paused', reason: 'not-answered' }]);
    });

    test('what a dead server drove is taken over by whoever has the caller', async () => {
      const wait = await waiting();
      const begun = await assign(one, wait, await ready());
      expect(await two.claim()).toEqual([]);
      await stopServer(servers[0] ?? '');
      // Its caller still belongs to it.
      expect(await two.claim()).toEqual([]);
      await db.update(contacts).set({ owner: servers[1] ?? '' });
      expect(await two.claim()).toMatchObject([{ id: begun?.conversation.id }]);
      expect(await two.claim()).toEqual([]);
      expect(await two.readOwn()).toHaveLength(1);
    });

    test('nobody is left in a conversation that is not there', async () => {
      const agent = await ready();
      await one.changeAgent(agent, { type: 'reserved' }, NOW);
      const wait = await waiting();
      await db.update(waits).set({ conversationId: 'talk-lost' }).where(eq(waits.id, wait));
      const left = await waiting();
      await db
        .update(contacts)
        .set({ status: 'ended', endedAt: new Date(NOW) })
        .where(eq(contacts.id, left.replace(':0.0', '')));
      // What goes on at this moment writes the rest itself.
      expect(await two.repair(NOW + 1000)).toMatchObject({ waits: [{ id: wait }], agents: [] });
      await db.update(waits).set({ conversationId: 'talk-lost' }).where(eq(waits.id, wait));
      const repaired = await two.repair(NOW + 20_000);
      expect(repaired.agents).toMatchObject([{ id: agent, state: 'ready' }]);
      expect(repaired.waits).toMatchObject([
        { id: left, end: 'abandoned' },
        { id: wait, conversationId: null, end: null },
      ]);
    });
  });

  describe('a wait that is entered again', () => {
    test('stands where it stood', async () => {
      const wait = await waiting();
      const again = waitOf(wait.replace(':0.0', ''), { priority: 7, since: NOW + 5000 });
      expect((await two.enterWait(again, null)).standing).toEqual({
        at: 'waiting',
        kept: { queue: '500', priority: 0, since: NOW, enteredAt: NOW, changedBy: null },
      });
      await one.endWait(wait, 'overflow', { at: NOW + 9000, remainingSeconds: 12.5 });
      expect((await two.enterWait(again, null)).standing).toMatchObject({
        at: 'over',
        end: 'overflow',
        waitedSeconds: 9,
      });
    });

    test('is known to be talked to, and to have been passed on', async () => {
      const wait = await waiting();
      const agent = await ready();
      const begun = await assign(one, wait, agent);
      if (begun === null) throw new Error('both were free');
      let state = begun.conversation;
      const happens = async (event: Parameters<typeof reduceConversation>[1]) => {
        const next = reduceConversation(state, event, NOW + 4000);
        state = next.state;
        await one.save(state, next.writes, NOW + 4000);
      };
      await happens({ type: 'call.answered', callId: state.drive.legs.agent?.callId ?? '' });
      await happens({ type: 'customer.ready', ok: true });
      const again = waitOf(wait.replace(':0.0', ''));
      expect((await two.enterWait(again, null)).standing).toEqual({ at: 'talking', agent });
      const command = { type: 'transfer', to: { type: 'queue', queue: '501' } } as const;
      await happens({ type: 'command', command, target: null });
      expect((await two.enterWait(again, null)).standing).toMatchObject({
        at: 'over',
        end: 'answered',
        requeue: { queue: '501', since: NOW, onlyFor: null },
      });
    });
  });

  describe('the lease', () => {
    test('belongs to one server, and to the next when that one is gone', async () => {
      const [mine, yours] = servers.map((owner) => createLease(db, { work: 'distribution', owner, seconds: 60 }));
      const taken = await Promise.all([mine?.acquire(), yours?.acquire()]);
      expect(taken.filter(Boolean)).toHaveLength(1);
      const [holder, other] = taken[0] ? [servers[0], yours] : [servers[1], mine];
      expect(await other?.acquire()).toBe(false);
      await stopServer(holder ?? '');
      expect(await other?.acquire()).toBe(true);
    });
  });

  describe('promised calls', () => {
    async function promise(more: Partial<typeof callbacks.$inferInsert> = {}): Promise<string> {
      const id = name('callback');
      const contactId = name('call');
      await caller(contactId, '', { status: 'ended' });
      const planned = {
        id,
        effectId: id,
        queue: '500',
        number: name('014'),
        note: '',
        contactId,
        askedAt: new Date(NOW),
      };
      await db.insert(callbacks).values({ ...planned, ...more });
      return id;
    }

    test('wait once they are due, in the place of who asked, once only', async () => {
      const soon = await promise({ waitingSince: new Date(NOW - 60_000), priority: 3 });
      const later = await promise({ dueAt: new Date(NOW + 60_000) });
      const opened = (await Promise.all([one.openDueWaits(NOW), two.openDueWaits(NOW)])).flat();
      expect(opened).toMatchObject([{ about: soon, medium: 'callback', since: NOW - 60_000, priority: 3 }]);
      expect(await one.openDueWaits(NOW + 1000)).toEqual([]);
      expect(await one.openDueWaits(NOW + 61_000)).toMatchObject([{ about: later, since: NOW + 60_000 }]);
    });

    test('do not wait while who asked is still on the line', async () => {
      const contactId = name('call');
      const overflow = name('overflow');
      await caller(contactId, servers[0] ?? '');
      await caller(overflow, servers[0] ?? '', { kind: 'overflow', parentId: contactId, status: 'ended' });
      const id = await promise({ contactId: overflow });
      expect(await one.openDueWaits(NOW)).toEqual([]);
      await db.update(contacts).set({ status: 'ended' }).where(eq(contacts.id, contactId));
      expect(await one.openDueWaits(NOW)).toMatchObject([{ about: id }]);
    });

    test('to somebody who is not reached are tried three times, a quarter of an hour apart', async () => {
      const id = await promise();
      let at = NOW;
      for (const attempts of [1, 2, 3]) {
        const [wait] = await one.openDueWaits(at);
        if (wait === undefined) throw new Error('it is due');
        const begun = await assign(one, wait.id, await ready());
        if (begun === null) throw new Error('both were free');
        const next = reduceConversation(
          begun.conversation,
          { type: 'command', command: { type: 'finish' }, target: null },
          at,
        );
        await one.save(next.state, next.writes, at);
        const [row] = await db.select().from(callbacks).where(eq(callbacks.id, id));
        expect(row).toMatchObject({ attempts, handledAt: null, dueAt: new Date(at + 900_000) });
        expect(await one.openDueWaits(at + 899_000)).toEqual([]);
        at += 900_000;
      }
      expect(await one.openDueWaits(at)).toEqual([]);
    });

    test('are held outside the hours in which the customers of their campaign are called', async () => {
      const campaign = name('campaign');
      const schedule = name('hours');
      const week = [0, 1, 2, 3, 4, 5, 6].map(() => [{ from: 600, to: 720 }]);
      await db.insert(schedules).values({
        id: schedule,
        name: 'Hours',
        timeZone: 'UTC',
        week,
        updatedAt: new Date(),
        updatedBy: 'x',
      });
      await addCampaign(db, campaign);
      await db
        .update(campaigns)
        .set({ settings: sql`jsonb_set(settings, '{customers,callingHours}', ${JSON.stringify(schedule)}::jsonb)` })
        .where(eq(campaigns.id, campaign));
      const id = await promise({ campaign });
      expect(await one.openDueWaits(NOW)).toEqual([]);
      expect(await one.openDueWaits(NOW + 3_600_000)).toMatchObject([{ about: id, held: false }]);
      expect(await one.openDueWaits(NOW + 4 * 3_600_000)).toMatchObject([{ about: id, held: true }]);
      // However many there are of them: others come to their turn.
      for (let more = 0; more < 205; more += 1) await promise({ campaign });
      const other = await promise({ askedAt: new Date(NOW + 60_000) });
      expect(await one.openDueWaits(NOW + 5 * 3_600_000)).toMatchObject([{ about: other, held: false }]);
    });

    test('are held on the holidays of their campaign, half-days by the clocks of its hours', async () => {
      const campaign = name('campaign');
      const opening = { schedule: name('hours'), holidays: name('days') };
      const by = { updatedAt: new Date(), updatedBy: 'x' };
      const week = [0, 1, 2, 3, 4, 5, 6].map(() => [{ from: 0, to: 1440 }]);
      // It is 18:00 there: the afternoon of that day is off, the next day is not.
      await db.insert(schedules).values({ id: opening.schedule, name: 'Hours', timeZone: 'Asia/Tokyo', week, ...by });
      const date = new Date(NOW + 9 * 3_600_000).toISOString().slice(0, 10);
      const day = { name: 'Feast', date, yearly: false, part: { type: 'afternoon' as const }, audio: '' };
      await db.insert(holidayGroups).values({ id: opening.holidays, name: 'Days', holidays: [day], ...by });
      await addCampaign(db, campaign);
      await db
        .update(campaigns)
        .set({ settings: sql`jsonb_set(settings, '{opening}', ${JSON.stringify(opening)}::jsonb)` })
        .where(eq(campaigns.id, campaign));
      const id = await promise({ campaign });
      const midnight = Date.parse(`${date}T15:00:00Z`);
      expect(await one.openDueWaits(midnight - 1)).toEqual([]);
      expect(await one.openDueWaits(midnight)).toMatchObject([{ about: id, held: false }]);
    });

    test('are held while the customer is on the line, who has called themselves', async () => {
      const number = '+33140000001';
      const again = name('call');
      await caller(again, servers[0] ?? '', { caller: '0140000001', called: '+33180000001' });
      const id = await promise({ number });
      expect(await one.openDueWaits(NOW)).toEqual([]);
      await db.update(contacts).set({ status: 'ended' }).where(eq(contacts.id, again));
      expect(await one.openDueWaits(NOW)).toMatchObject([{ about: id, customer: number, held: false }]);
      await db.update(contacts).set({ status: 'live' }).where(eq(contacts.id, again));
      expect(await one.openDueWaits(NOW + 3000)).toMatchObject([{ about: id, held: true }]);
      await db.update(contacts).set({ status: 'ended' }).where(eq(contacts.id, again));
      expect(await one.openDueWaits(NOW + 6000)).toMatchObject([{ about: id, held: false }]);
    });
  });

  describe('messages', () => {
    test('wait oldest first, and move to another queue when nobody has heard them in time', async () => {
      await addQueue(db, '510').catch(() => {});
      const contactId = name('call');
      await caller(contactId, '', { status: 'ended' });
      const id = name('message');
      const message = { id, effectId: id, box: '500', contactId, recordingId: id, seconds: 4, leftAt: new Date(NOW) };
      await db.insert(voicemails).values({ ...message, movesAt: new Date(NOW + 86_400_000), movesTo: '510' });
      expect(await one.openDueWaits(NOW + 5000)).toMatchObject([
        { about: id, queue: '500', since: NOW, medium: 'voicemail' },
      ]);
      expect(await one.openDueWaits(NOW + 86_400_000)).toMatchObject([
        { about: id, queue: '500', end: 'moved' },
        { about: id, queue: '510', since: NOW, end: null },
      ]);
      const [wait] = await db.select().from(waits).where(sql`about = ${id} and "end" is null`);
      const agent = await ready();
      const begun = await assign(one, wait?.id ?? '', agent);
      if (begun === null) throw new Error('both were free');
      expect(begun.conversation).toMatchObject({ phase: 'preview', medium: 'voicemail', customer: '0140' });
      const next = reduceConversation(
        begun.conversation,
        { type: 'command', command: { type: 'finish' }, target: null },
        NOW,
      );
      await one.save(next.state, next.writes, NOW);
      const [handled] = await db.select().from(voicemails).where(eq(voicemails.id, id));
      expect(handled?.handledBy).toMatch(/^agent-/);
    });
  });
});

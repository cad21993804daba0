import { eq, isNull, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createAcdStore } from '#server/acd/acd-store.ts';
import { type Database, type OpenDatabase, openDatabase } from '#server/db/open.ts';
import { selectRows } from '#server/db/rows.ts';
import { agentPresence, agentProfiles, contacts, users, voicemails, waits } from '#server/db/tables/index.ts';
import { changeAgents } from '#server/services/agents/change-agents.ts';
import type { Actor, ServiceContext } from '#server/services/context.ts';
import { addAgent, addQueue } from '../api/call-centre.ts';
import { noDesks } from '../api/no-desks.ts';
import { type PostgresServer, startPostgresServer } from './postgres-server.ts';

/** What two servers do at the same moment; only a Postgres server lets them. */
const NOW = Date.parse('2026-03-02T09:00:00Z');
let postgres: PostgresServer;
let database: OpenDatabase;
let db: Database;
beforeAll(async () => {
  postgres = await startPostgresServer();
  database = await openDatabase({ url: await postgres.createDatabase() });
  await database.migrate();
  db = database.db;
  await addQueue(db, '500');
  await addQueue(db, '510');
});
afterAll(async () => {
  await database?.close();
  await postgres?.stop();
});

/** Does something in a transaction, then lets something else begin that has to wait for it, then goes on. */
async function inTheMiddle<T>(
  first: (tx: Database) => Promise<unknown>,
  other: () => Promise<T>,
  then: (tx: Database) => Promise<unknown> = async () => {},
): Promise<T> {
  const started: { other?: Promise<T> } = {};
  await db.transaction(async (tx) => {
    await first(tx);
    started.other = other();
    started.other.catch(() => {});
    await expect.poll(() => countWaiting('Lock'), { timeout: 10_000 }).toBeGreaterThan(0);
    await then(tx);
  });
  if (!started.other) throw new Error('nothing else has begun');
  return started.other;
}

/** How many wait: for locks of others, or as long as they are told to. */
async function countWaiting(waitsFor: 'Lock' | 'Timeout'): Promise<number> {
  const statement = sql`select 1 as one from pg_stat_activity where wait_event_type = ${waitsFor}
    and backend_type = 'client backend'`;
  return (await selectRows(db, statement, z.unknown())).length;
}

async function leaveMessage(id: string): Promise<void> {
  await db.insert(contacts).values({
    ...{ id: `call-${id}`, status: 'ended', caller: '0140', called: '0180', startedAt: new Date(NOW), owner: 'server' },
    ...{ flowId: 'flow', flowVersion: 1, node: 'box', lines: 1 },
  });
  await db.insert(voicemails).values({
    ...{ id, contactId: `call-${id}`, effectId: id, recordingId: id, box: '500', seconds: 5, leftAt: new Date(NOW) },
    campaign: '',
  });
}

const openAbout = (id: string) =>
  db
    .select({ id: waits.id, conversation: waits.conversationId, end: waits.end })
    .from(waits)
    .where(eq(waits.about, id));

test('a message that is given to an agent does not move to another queue at that moment', async () => {
  const store = createAcdStore(db, { self: 'server', timeZone: 'Europe/Paris' });
  await leaveMessage('moving');
  await store.openDueWaits(NOW);
  await db
    .update(voicemails)
    .set({ movesAt: new Date(NOW), movesTo: '510' })
    .where(eq(voicemails.id, 'moving'));
  await inTheMiddle(
    (tx) => tx.update(waits).set({ conversationId: 'talk-1' }).where(eq(waits.about, 'moving')),
    () => store.openDueWaits(NOW + 1_000),
  );
  expect(await openAbout('moving')).toEqual([{ id: expect.any(String), conversation: 'talk-1', end: null }]);
  const [message] = await db.select().from(voicemails).where(eq(voicemails.id, 'moving'));
  expect(message).toMatchObject({ box: '500', movesTo: '510' });
  await db.update(voicemails).set({ handledAt: new Date(NOW) });
});

test('a message waits once although two look for it at the same moment', async () => {
  await leaveMessage('once');
  const [one, two] = [
    createAcdStore(db, { self: 'one', timeZone: 'Europe/Paris' }),
    createAcdStore(db, { self: 'two', timeZone: 'Europe/Paris' }),
  ];
  // Whoever looks for messages takes a while, and sees what there was when it began.
  await db.execute(sql`alter table contacts rename to kept_contacts`);
  await db.execute(sql`create view contacts as select c.* from kept_contacts c, pg_sleep(0.5)`);
  const slow = two.openWaitAbout({ medium: 'voicemail', id: 'once' }, NOW + 1_000);
  await expect.poll(() => countWaiting('Timeout')).toBe(1);
  await one.enterWait(
    {
      ...{
        id: 'voicemail-once',
        queue: '500',
        medium: 'voicemail',
        priority: 0,
        since: NOW,
        enteredAt: NOW,
        skills: [],
      },
      ...{ decrement: false, held: false, refusedBy: [], onlyFor: null, contactId: 'call-once', campaign: '' },
      ...{ customer: '0140', called: '', whisper: [], about: 'once' },
    },
    null,
  );
  await slow;
  await db.execute(sql`drop view contacts`);
  await db.execute(sql`alter table kept_contacts rename to contacts`);
  expect(await openAbout('once')).toEqual([{ id: 'voicemail-once', conversation: null, end: null }]);
  await db
    .update(waits)
    .set({ end: 'moved', endedAt: new Date(NOW) })
    .where(isNull(waits.end));
});

test('desktops are seen while a conversation changes two of their agents', async () => {
  const store = createAcdStore(db, { self: 'server', timeZone: 'Europe/Paris' });
  const ids = [await addAgent(db, '1001'), await addAgent(db, '1002')].sort();
  const [first = '', second = ''] = ids;
  // Found in the other order than they are changed in.
  for (const id of [second, first]) await store.admitAgent(id, NOW);
  const lock = (tx: Database, id: string) =>
    tx.select().from(agentPresence).where(eq(agentPresence.userId, id)).for('update');
  await inTheMiddle(
    (tx) => lock(tx, first),
    () => store.seeAgents([second, first], NOW + 5_000),
    (tx) => lock(tx, second),
  );
  const seen = await db.select({ at: agentPresence.seenAt }).from(agentPresence);
  expect(seen.map(({ at }) => at.getTime())).toEqual([NOW + 5_000, NOW + 5_000]);
});

test('accounts are closed while somebody changes one of them', async () => {
  const id = await addAgent(db, '1003');
  const context = { db, desks: noDesks } as unknown as ServiceContext;
  const actor = { user: { id: 'admin', login: 'admin' }, role: 'admin', language: 'en', sessionHash: '' } as Actor;
  const body = { ids: [id], change: { type: 'deactivate' } };
  const answer = await inTheMiddle(
    (tx) => tx.select().from(users).where(eq(users.id, id)).for('update'),
    () => changeAgents.run(context, actor, { params: {}, query: {}, body, address: '' }),
    (tx) => tx.select().from(agentProfiles).where(eq(agentProfiles.userId, id)).for('update'),
  );
  expect(answer.content).toEqual({ changed: 1 });
});

import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AgentEvent } from '#runtime/acd/agents/change-agent.ts';
import type { AcdStore } from '#runtime/acd/store.ts';
import { createAcdStore } from '#server/acd/acd-store.ts';
import type { OpenDatabase } from '#server/db/open.ts';
import { agentSpans } from '#server/db/tables/index.ts';
import { addAgent } from '../api/call-centre.ts';
import { openMemoryDatabase } from './prepared-database.ts';

const NOW = Date.parse('2026-03-02T09:00:00Z');
const AN_HOUR_MS = 3_600_000;
const line = { type: 'number', number: '0199' } as const;
const all = { unseen: false };
let database: OpenDatabase;
let store: AcdStore;
beforeAll(async () => {
  database = await openMemoryDatabase();
  store = createAcdStore(database.db, { self: 'server', timeZone: 'Europe/Paris' });
});
afterAll(() => database?.close());

async function after(login: string, ...events: AgentEvent[]): Promise<string> {
  const agent = await addAgent(database.db, login);
  await store.admitAgent(agent, NOW);
  for (const event of events) await store.changeAgent(agent, event, NOW);
  return agent;
}

test('a break ends although somebody sets the clock back meanwhile', async () => {
  const agent = await after(
    '1001',
    { type: 'signed-in', line, ready: true },
    { type: 'reserved' },
    { type: 'talking' },
    { type: 'released', why: 'done', ready: true, breakUntil: NOW + 30_000 },
  );
  expect(await store.agentsDue(NOW + 10_000, all)).toEqual([]);
  expect(await store.agentsDue(NOW + 30_000, all)).toEqual([agent]);
  // Clocks of two servers may be apart by a little.
  expect(await store.agentsDue(NOW - 30_000, all)).toEqual([]);
  const later = NOW - AN_HOUR_MS;
  expect(await store.agentsDue(later, all)).toEqual([agent]);
  const ended = await store.changeAgent(agent, { type: 'time' }, later);
  expect(ended?.after).toMatchObject({ state: 'ready', dueAt: null });
});

test('nobody has spent less than no time at something after the clock was set back', async () => {
  const agent = await after('1002', { type: 'signed-in', line, ready: true });
  await store.changeAgent(agent, { type: 'wants', to: { state: 'paused', reason: '' } }, NOW - AN_HOUR_MS);
  const spans = await database.db.select().from(agentSpans).where(eq(agentSpans.userId, agent)).orderBy(agentSpans.id);
  expect(spans.map(({ state, endedAt, beganAt }) => [state, endedAt && endedAt.getTime() - beganAt.getTime()])).toEqual(
    [
      ['ready', 0],
      ['paused', null],
    ],
  );
});

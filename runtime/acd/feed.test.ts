import { describe, expect, it } from 'vitest';
import { settle } from '../engine/contact-world.ts';
import { createVirtualClock } from '../engine/virtual-clock.ts';
import { Board } from './board.ts';
import { Feed } from './feed.ts';
import type { KeptWait } from './store.ts';

const caller: KeptWait = {
  id: 'call-1:0.0',
  queue: '500',
  medium: 'call',
  priority: 10,
  since: 0,
  skills: [],
  decrement: false,
  held: false,
  refusedBy: [],
  onlyFor: null,
  contactId: 'call-1',
  campaign: '',
  customer: '0140',
  called: '0180',
  enteredAt: 0,
  whisper: [],
  about: null,
  conversationId: null,
  changedBy: null,
  end: null,
  endedAt: null,
  agent: null,
  predictedSeconds: null,
  attended: true,
};
  modelSeconds: null,

async function start() {
  const clock = createVirtualClock(0);
  const database = { away: false, waits: [caller] };
  const told: string[] = [];
  function read<T>(value: T): T {
    if (database.away) throw new Error('the database is away');
    return value;
  }
  const feed = new Feed({
    clock,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    board: new Board(),
    store: {
      readLive: async () => read({ waits: database.waits, agents: [], queues: [], decrementing: new Set<string>() }),
      readWaits: async (ids) => read(database.waits.filter(({ id }) => ids.includes(id))),
      readAgents: async () => read([]),
    },
    send: () => {},
    onWait: ({ id }) => told.push(id),
    onAgent: () => {},
    onQueues: () => {},
  });
  async function pass(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 100) {
      clock.advance(100);
      await settle();
    }
  }
  await feed.start();
  told.length = 0;
  return { feed, database, told, pass };
}

describe('what a server is told of changes', () => {
  it('what is known already is not told when everything is read again', async () => {
    const { told, pass } = await start();
    await pass(10_000);
    expect(told).toEqual([]);
  });

  it('what is in doubt is told again, also when it could not be read at first', async () => {
    const { feed, database, told, pass } = await start();
    database.away = true;
    feed.heard({ waits: [caller.id], agents: [] });
    await pass(1500);
    expect(told).toEqual([]);
    database.away = false;
    await pass(1500);
    expect(told).toEqual([caller.id]);
  });
});

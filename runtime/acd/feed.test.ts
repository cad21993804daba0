import { describe, expect, it } from 'vitest';
import { NEW_AGENT_PROFILE } from '#schemas/domain/agent.ts';
import { settle } from '../engine/contact-world.ts';
import { createVirtualClock } from '../engine/virtual-clock.ts';
import type { Agent, StaffedAgent } from './agents/agent.ts';
import { Board } from './board.ts';
import { Feed } from './feed.ts';
import type { KeptQueue, KeptWait } from './store.ts';

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
  modelSeconds: null,
  attended: true,
};

const queue: KeptQueue = { id: '500', strategy: 'longest-idle', name: 'Support', ringSeconds: 20 };

const agent: StaffedAgent = {
  agent: {
    id: 'anna',
    state: 'ready',
    reason: '',
    since: 0,
    next: null,
    line: { type: 'browser' },
    phoneReachable: true,
    idleSince: 0,
    signedInAt: 0,
    contacts: 0,
    dueAt: null,
    seenAt: 0,
    revision: 1,
  },
  facts: {
    login: '1001',
    name: 'Anna',
    queues: ['500'],
    skills: {},
    media: NEW_AGENT_PROFILE.options.media,
    options: NEW_AGENT_PROFILE.options,
    rights: NEW_AGENT_PROFILE.rights,
    line: { type: 'browser' },
  },
};

async function start() {
  const clock = createVirtualClock(0);
  const board = new Board();
  const database = {
    away: false,
    waits: [caller],
    agents: [agent],
    queues: [queue],
    reads: 0,
    decrementing: new Set<string>(),
  };
  const told: string[] = [];
  function read<T>(value: T): T {
    if (database.away) throw new Error('the database is away');
    return value;
  }
  const staff = () => ({ agents: database.agents, queues: database.queues, decrementing: database.decrementing });
  const feed = new Feed({
    clock,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    board,
    store: {
      readLive: async () => {
        database.reads += 1;
        return read({ waits: database.waits, ...staff() });
      },
      readStaff: async () => read(staff()),
      readWaits: async (ids) => read(database.waits.filter(({ id }) => ids.includes(id))),
      readAgents: async (ids) => read(database.agents.filter((staffed) => ids.includes(staffed.agent.id))),
    },
    send: () => {},
    onWait: ({ id }) => told.push(id),
    onAgent: (staffed) => told.push(staffed.agent.id),
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
  return { feed, board, database, told, pass };
}

describe('what a server is told of changes', () => {
  it('what is known already is not told when everything is read again', async () => {
    const { database, told, pass } = await start();
    await pass(20_000);
    expect(database.reads).toBeGreaterThan(1);
    expect(told).toEqual([]);
  });

  it('changed settings are read soon, once for many changes, and without all that waits', async () => {
    const { feed, board, database, told, pass } = await start();
    database.agents = [{ ...agent, facts: { ...agent.facts, queues: ['500', '501'] } }];
    database.queues = [{ ...queue, strategy: 'round-robin' }];
    for (let change = 0; change < 50; change += 1) feed.settingsChanged();
    await pass(100);
    expect(told).toEqual([agent.agent.id]);
    expect(board.agents.get(agent.agent.id)?.facts.queues).toEqual(['500', '501']);
    expect(board.queues.get('500')?.strategy).toBe('round-robin');
    expect(database.reads).toBe(1);
  });

  it('who waits already is told of again when lower levels may have them, or may no more', async () => {
    const { feed, board, database, told, pass } = await start();
    database.waits = [{ ...caller, skills: [{ skill: 'french', level: 5 }] }];
    feed.heard({ waits: [caller.id], agents: [] });
    await pass(200);
    expect(board.waits.get(caller.id)?.decrement).toBe(false);
    for (const decrementing of [new Set(['french']), new Set<string>()]) {
      told.length = 0;
      database.decrementing = decrementing;
      feed.settingsChanged();
      await pass(200);
      expect(board.waits.get(caller.id)?.decrement).toBe(decrementing.has('french'));
      expect(told).toEqual([caller.id]);
    }
    await pass(20_000);
    expect(told).toEqual([caller.id]);
  });

  it('changed settings that could not be read are read when the database is back', async () => {
    const { feed, board, database, pass } = await start();
    database.away = true;
    database.queues = [];
    feed.settingsChanged();
    await pass(1500);
    expect(board.queues.has('500')).toBe(true);
    database.away = false;
    await pass(1500);
    expect(board.queues.has('500')).toBe(false);
  });

  it('an agent who has changed while settings were read keeps the change and gets the settings', async () => {
    const { feed, board, database, pass } = await start();
    const paused: Agent = { ...agent.agent, state: 'paused', revision: 2 };
    feed.wrote({ waits: [], agents: [paused] });
    database.agents = [{ ...agent, facts: { ...agent.facts, queues: [] } }];
    feed.settingsChanged();
    await pass(100);
    expect(board.agents.get(agent.agent.id)).toMatchObject({ agent: { state: 'paused' }, facts: { queues: [] } });
  });

  it('a caller whom no living server has is looked at again and again', async () => {
    const { database, board, feed, pass } = await start();
    database.waits = [{ ...caller, attended: false }];
    feed.heard({ waits: [caller.id], agents: [] });
    await pass(200);
    expect(board.waits.get(caller.id)?.attended).toBe(false);
    database.waits = [caller];
    await pass(3500);
    expect(board.waits.get(caller.id)?.attended).toBe(true);
    expect(database.reads).toBe(1);
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

import { describe, expect, it } from 'vitest';
import { settle } from '../engine/contact-world.ts';
import { createVirtualClock } from '../engine/virtual-clock.ts';
import { AgentService } from './agent-service.ts';

function start() {
  const clock = createVirtualClock(0);
  const database = { away: false };
  const written: unknown[] = [];
  const looks: boolean[] = [];
  function write<T>(value: T, what?: unknown): T {
    if (database.away) throw new Error('the database is away');
    if (what !== undefined) written.push(what);
    return value;
  }
  const service = new AgentService({
    clock,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    feed: { wrote: () => {} },
    store: {
      agentsDue: async (_, { unseen }) => {
        write([]);
        looks.push(unseen);
        return [];
      },
      seeAgents: async (ids) => write([], { seen: [...ids] }),
      agentByLogin: async (login) => write(`user-${login}`),
      admitAgent: async () => write(null),
      changeAgent: async (agent, event) => write(null, { agent, ...event }),
    },
  });
  async function pass(seconds: number, each = async () => {}): Promise<void> {
    for (let passed = 0; passed < seconds; passed += 1) {
      clock.advance(1000);
      await each().catch(() => {});
      await settle();
    }
  }
  return { service, database, written, looks, pass };
}

describe('who looks after the desktops of agents', () => {
  it('takes nobody for gone before they had the time to say that they are there', async () => {
    const { service, database, looks, pass } = start();
    const look = () => service.passTime();
    await pass(30, look);
    expect(looks.indexOf(true)).toBe(20);
    database.away = true;
    await pass(60, look);
    database.away = false;
    looks.length = 0;
    await pass(30, look);
    expect(looks.indexOf(true)).toBe(20);
  });

  it('writes down who is there when it can', async () => {
    const { service, database, written, pass } = start();
    database.away = true;
    service.seen('one');
    await pass(5);
    database.away = false;
    await pass(2);
    expect(written).toEqual([{ seen: ['one'] }]);
    service.stop();
  });

  it('writes down that a phone has gone when it can; its last word counts', async () => {
    const { service, database, written, pass } = start();
    database.away = true;
    const told = Promise.allSettled([service.phoneChanged('1001', false), service.phoneChanged('1001', true)]);
    await pass(10);
    database.away = false;
    await pass(5);
    await told;
    expect(written).toEqual([{ agent: 'user-1001', type: 'phone', reachable: true }]);
  });
});

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Desk, DeskMessage } from '#schemas/api/desk.ts';
import { createDeskHub, type DeskHub } from './desk-hub.ts';

type Changed = { agents: ReadonlySet<string>; queues: ReadonlySet<string> };

let reads: string[];
let calls: number;
let tell: (changed: Changed) => void;
let hub: DeskHub;

function deskOf(userId: string): Desk {
  const counts = { waiting: 0, longestSince: null, callbacks: 0, voicemails: 0 };
  return {
    agent: {
      userId,
      login: '1001',
      name: 'Eve',
      options: {} as never,
      display: {} as never,
      rights: [],
      supervision: [],
    },
    state: { state: 'ready', reason: '', since: '', next: null },
    line: { type: 'browser' },
    phoneReachable: true,
    conversation: null,
    asked: null,
    queues: [{ id: '500', name: 'Support', ...counts }],
    pauseReasons: [],
    today: {} as never,
    now: '',
  };
}

function open(userId: string, backlog = () => 0) {
  const told: DeskMessage[] = [];
  const leave = hub.join({ userId, send: (message) => void told.push(message), backlog });
  return { told, leave };
}

const agents = (...ids: string[]) => tell({ agents: new Set(ids), queues: new Set() });
const queues = (...ids: string[]) => tell({ agents: new Set(), queues: new Set(ids) });

beforeEach(() => {
  vi.useFakeTimers();
  reads = [];
  calls = 0;
  hub = createDeskHub({
    desks: {
      waiting: () => ({ calls, callbacks: 0, voicemails: 0, longestSince: null }),
      onChange: (listener) => {
        tell = listener;
        return () => {};
      },
    },
    read: async (userId) => {
      reads.push(userId);
      return deskOf(userId);
    },
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });
});
afterEach(() => {
  hub.close();
  vi.useRealTimers();
});

describe('open desktops', () => {
  test('are shown the desk at once, and changes that come together as one', async () => {
    const { told } = open('eve');
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toHaveLength(1);
    agents('eve');
    agents('eve', 'bob');
    await vi.advanceTimersByTimeAsync(99);
    expect(told).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(told).toHaveLength(2);
    expect(reads).toEqual(['eve', 'eve']);
  });

  test('are shown what waits without reading anything, and only in their own queues', async () => {
    const { told } = open('eve');
    await vi.advanceTimersByTimeAsync(0);
    calls = 3;
    queues('501');
    await vi.advanceTimersByTimeAsync(200);
    expect(told).toHaveLength(1);
    queues('500');
    await vi.advanceTimersByTimeAsync(200);
    expect(told.at(-1)).toMatchObject({ desk: { queues: [{ id: '500', name: 'Support', waiting: 3 }] } });
    expect(reads).toEqual(['eve']);
    await vi.advanceTimersByTimeAsync(60_000);
    queues('500');
    await vi.advanceTimersByTimeAsync(200);
    expect(reads).toEqual(['eve', 'eve']);
  });

  test('that read slowly get what they missed once they have caught up', async () => {
    let backlog = 2_000_000;
    const { told } = open('eve', () => backlog);
    await vi.advanceTimersByTimeAsync(500);
    expect(told).toEqual([]);
    backlog = 0;
    await vi.advanceTimersByTimeAsync(200);
    expect(told).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(told).toHaveLength(1);
  });

  test('that are closed are told nothing', async () => {
    const { told, leave } = open('eve');
    const other = open('eve');
    await vi.advanceTimersByTimeAsync(0);
    leave();
    hub.note('eve');
    hub.tell('eve', { type: 'script', conversationId: 'c', progress: { lines: [], working: false, ended: true } });
    await vi.advanceTimersByTimeAsync(200);
    expect(other.told.map(({ type }) => type)).toContain('script');
    expect(told.filter(({ type }) => type === 'script')).toEqual([]);
  });
});

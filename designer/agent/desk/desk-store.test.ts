import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SocketState } from '#designer/api/reconnecting-socket.ts';
import type { Desk, DeskMessage } from '#schemas/api/desk.ts';
import { NEW_AGENT_PROFILE } from '#schemas/domain/agent.ts';
import { DeskStore } from './desk-store.ts';

const START = Date.parse('2026-03-02T09:00:00Z');

function deskAt(seconds: number, state: Desk['state']['state'] = 'ready'): Desk {
  const at = new Date(START + seconds * 1000).toISOString();
  return {
    agent: {
      userId: 'anna',
      login: '1001',
      name: 'Anna',
      options: NEW_AGENT_PROFILE.options,
      display: NEW_AGENT_PROFILE.display,
      rights: [],
      supervision: [],
    },
    state: { state, reason: '', since: at, next: null },
    line: { type: 'browser' },
    phoneReachable: true,
    conversation: null,
    asked: null,
    queues: [],
    pauseReasons: [],
    today: {
      conversations: 0,
      notAnswered: 0,
      talkSeconds: 0,
      wrapUpSeconds: 0,
      readySeconds: 0,
      pausedSeconds: 0,
      signedInSeconds: 0,
      positive: 0,
      argued: 0,
    },
    now: at,
  };
}

/** A socket in the hands of the test. */
function fakeSocket() {
  const states = new Set<() => void>();
  const listeners = new Set<(message: DeskMessage) => void>();
  const socket = {
    state: 'connecting' as SocketState,
    abandoned: 0,
    listen: (listener: (message: DeskMessage) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onState: (listener: () => void) => {
      states.add(listener);
      return () => states.delete(listener);
    },
    abandon() {
      socket.abandoned += 1;
      socket.become('connecting');
    },
    become(state: SocketState) {
      socket.state = state;
      for (const listener of states) listener();
    },
    say(message: DeskMessage) {
      for (const listener of listeners) listener(message);
    },
  };
  return socket;
}

let socket: ReturnType<typeof fakeSocket>;
let read: ReturnType<typeof vi.fn<() => Promise<{ desk: Desk }>>>;
let store: DeskStore;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers({ now: START - 5_000 });
  socket = fakeSocket();
  read = vi.fn(async () => ({ desk: deskAt(1) }));
  store = new DeskStore({ desk: deskAt(0), socket, read });
  stop = store.start();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe('the store of a desktop', () => {
  it('shows what the server says last, by the server’s clock', () => {
    socket.become('open');
    expect(store.view).toMatchObject({ link: 'open', aheadMs: 5_000 });
    socket.say({ type: 'desk', desk: deskAt(10, 'paused') });
    socket.say({ type: 'desk', desk: deskAt(9, 'ready') });
    expect(store.view.desk.state.state).toBe('paused');
  });

  it('lets running timers be, however long a message was under way', () => {
    socket.become('open');
    vi.setSystemTime(START + 10_000 - 5_000 + 400);
    socket.say({ type: 'desk', desk: deskAt(10) });
    expect(store.view).toMatchObject({ desk: { now: deskAt(10).now }, aheadMs: 5_000 });
  });

  it('says nothing of a short loss, and is calm about a longer one', async () => {
    socket.become('open');
    socket.become('connecting');
    await vi.advanceTimersByTimeAsync(600);
    socket.become('open');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(store.view.link).toBe('open');
    socket.become('connecting');
    await vi.advanceTimersByTimeAsync(1_300);
    expect(store.view.link).toBe('away');
    socket.become('open');
    expect(store.view.link).toBe('open');
  });

  it('gives up a connection that only looks open', async () => {
    socket.become('open');
    read.mockImplementation(() => new Promise(() => {}));
    await vi.advanceTimersByTimeAsync(15_000 + 6_100);
    expect(socket.abandoned).toBe(1);
  });

  it('does a command once, however often it is clicked', async () => {
    socket.become('open');
    let finish: (answer: { desk: Desk }) => void = () => {};
    const act = vi.fn(
      () =>
        new Promise<{ desk: Desk }>((resolve) => {
          finish = resolve;
        }),
    );
    const first = store.run('state', act);
    expect(await store.run('state', act)).toBe(false);
    expect(store.view.commands.state).toMatchObject({ pending: true });
    finish({ desk: deskAt(3, 'paused') });
    expect(await first).toBe(true);
    expect(act).toHaveBeenCalledTimes(1);
    expect(store.view.desk.state.state).toBe('paused');
    expect(store.view.commands).toEqual({});
  });

  it('keeps why a command was refused, and looks again at what is', async () => {
    socket.become('open');
    const refusal = new Error('not-in-that-state');
    expect(await store.run('state', () => Promise.reject(refusal))).toBe(false);
    expect(store.view.commands.state?.error).toBe(refusal);
    expect(read).toHaveBeenCalledTimes(1);
    store.forget('state');
    expect(store.view.commands).toEqual({});
  });

  it('refuses commands while the server is away instead of losing them', async () => {
    socket.become('open');
    socket.become('connecting');
    await vi.advanceTimersByTimeAsync(1_300);
    const act = vi.fn(async () => undefined);
    expect(await store.run('state', act)).toBe(false);
    expect(act).not.toHaveBeenCalled();
    expect(store.view.commands.state?.error).toMatchObject({ code: 'unreachable' });
  });
});

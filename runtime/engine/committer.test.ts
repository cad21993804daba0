import { describe, expect, it } from 'vitest';
import { Committer } from './committer.ts';
import type { ContactChange, ContactStore } from './ports.ts';
import { createVirtualClock } from './virtual-clock.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };

function lineOf(contactId: string, seq: number): ContactChange {
  const event = { type: 'key', key: '1' } as const;
  return { contactId, node: 'menu', lines: [{ seq, at: 0, event, trace: [], effects: [] }] };
}

function setUp(commit: ContactStore['commit']) {
  const clock = createVirtualClock(0);
  const committed: string[] = [];
  const contacts: ContactStore = {
    commit,
    takeOver: async () => [],
    findStates: async () => new Map(),
    readEnded: async () => null,
    noteSound: async () => {},
    renewLease: async () => {},
    release: async () => {},
  };
  const onCommitted = (changes: readonly ContactChange[]) => {
    committed.push(...changes.flatMap(({ contactId, lines }) => lines.map(({ seq }) => `${contactId}:${seq}`)));
  };
  return { clock, committed, committer: new Committer({ contacts, clock, log: silent, onCommitted }) };
}

describe('the committer', () => {
  it('gathers what comes while a commit is under way into one next commit, in order', async () => {
    const sizes: number[] = [];
    let release = () => {};
    const { committer, committed } = setUp(async (changes) => {
      sizes.push(changes.flatMap(({ lines }) => lines).length);
      if (sizes.length === 1) {
        await new Promise<void>((resolve) => {
          release = resolve;
        });
      }
      return new Set();
    });
    const first = committer.commit(lineOf('a', 0));
    await new Promise(setImmediate);
    const rest = [committer.commit(lineOf('b', 0)), committer.commit(lineOf('a', 1)), committer.commit(lineOf('a', 2))];
    release();
    expect(await Promise.all([first, ...rest])).toEqual([true, true, true, true]);
    expect(sizes).toEqual([1, 3]);
    expect(committed).toEqual(['a:0', 'b:0', 'a:1', 'a:2']);
  });

  it('says which contacts another node has taken over, and announces nothing of them', async () => {
    const { committer, committed } = setUp(async () => new Set(['a']));
    expect(await Promise.all([committer.commit(lineOf('a', 0)), committer.commit(lineOf('b', 0))])).toEqual([
      false,
      true,
    ]);
    expect(committed).toEqual(['b:0']);
  });

  it('waits for a database that is away and then writes everything', async () => {
    let failures = 3;
    const { committer, committed, clock } = setUp(async () => {
      failures -= 1;
      if (failures >= 0) throw new Error('connection lost');
      return new Set();
    });
    const done = committer.commit(lineOf('a', 0));
    for (let second = 0; second < 3; second += 1) {
      await new Promise(setImmediate);
      clock.advance(1000);
    }
    expect(await done).toBe(true);
    expect(committed).toEqual(['a:0']);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Flow } from '#schemas/flow/flow.ts';
import { newFlow } from '#schemas/flow/new-flow.ts';
import { DraftSaver, type SaveResult } from './draft-saver.ts';
import { createDraftShelf } from './draft-shelf.ts';

const original = newFlow({ id: 'f', name: 'F', kind: 'ivr', languages: ['en'] });
const named = (name: string): Flow => ({ ...original, name });
const theirs = { revision: 7, document: named('Theirs'), updatedAt: '2026-01-01T00:00:00Z', updatedBy: 'Ada' };

function setUp(answers: SaveResult[] = []) {
  const stored = new Map<string, string>();
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  };
  const shelf = createDraftShelf('f', storage);
  const saved: { revision: number; name: string }[] = [];
  const saver = new DraftSaver({
    revision: 1,
    document: original,
    shelf,
    save: async (revision, document) => {
      saved.push({ revision, name: document.name });
      return answers.shift() ?? { outcome: 'saved', revision: revision + 1 };
    },
  });
  return { saver, shelf, saved };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('saving a draft', () => {
  it('waits until typing pauses and then saves once, on the revision it knows', async () => {
    const { saver, saved, shelf } = setUp();
    saver.change(named('A'));
    await vi.advanceTimersByTimeAsync(400);
    saver.change(named('AB'));
    expect(shelf.take()).toMatchObject({ revision: 1, document: { name: 'AB' } });
    await vi.advanceTimersByTimeAsync(600);
    expect(saved).toEqual([{ revision: 1, name: 'AB' }]);
    expect(saver.state.get().status).toBe('saved');
    expect(saver.revision).toBe(2);
    expect(shelf.take()).toBeUndefined();
  });

  it('saves again what changed while a save was under way', async () => {
    const { saver, saved } = setUp();
    saver.change(named('A'));
    const flushed = saver.flush();
    saver.change(named('B'));
    await flushed;
    await vi.advanceTimersByTimeAsync(700);
    expect(saved).toEqual([
      { revision: 1, name: 'A' },
      { revision: 2, name: 'B' },
    ]);
  });

  it('keeps everything in the browser and tries again while the server is away', async () => {
    const { saver, shelf, saved } = setUp([{ outcome: 'unreachable' }]);
    saver.change(named('A'));
    await saver.flush();
    expect(saver.state.get().status).toBe('offline');
    expect(shelf.take()?.document.name).toBe('A');
    await vi.advanceTimersByTimeAsync(3000);
    expect(saver.state.get().status).toBe('saved');
    expect(saved).toHaveLength(2);
  });

  it('says that nothing is unsaved once a change is undone', async () => {
    const { saver, saved } = setUp();
    saver.change(named('A'));
    saver.change(original);
    await vi.advanceTimersByTimeAsync(1000);
    expect(saved).toEqual([]);
    expect(saver.state.get().status).toBe('saved');
  });
});

describe('a draft that was changed elsewhere', () => {
  it('is not overwritten, however much is changed here', async () => {
    const { saver, saved, shelf } = setUp([{ outcome: 'stale', theirs }]);
    saver.change(named('Mine'));
    await saver.flush();
    saver.change(named('Mine 2'));
    await vi.advanceTimersByTimeAsync(5000);
    expect(saver.state.get()).toEqual({ status: 'conflict', theirs });
    expect(saved).toHaveLength(1);
    expect(shelf.take()?.document.name).toBe('Mine 2');
  });

  it('is overwritten only on demand, on their revision', async () => {
    const { saver, saved } = setUp([{ outcome: 'stale', theirs }]);
    saver.change(named('Mine'));
    await saver.flush();
    await saver.keepMine();
    expect(saved.at(-1)).toEqual({ revision: 7, name: 'Mine' });
    expect(saver.revision).toBe(8);
  });

  it('can be taken over instead', async () => {
    const { saver, shelf } = setUp([{ outcome: 'stale', theirs }]);
    saver.change(named('Mine'));
    await saver.flush();
    expect(saver.takeTheirs()?.name).toBe('Theirs');
    expect(saver.state.get().status).toBe('saved');
    expect(shelf.take()).toBeUndefined();
    expect(saver.revision).toBe(7);
  });
});

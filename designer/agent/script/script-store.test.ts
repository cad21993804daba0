import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { compileFlow } from '#runtime/compiler/compile.ts';
import { linkIr } from '#runtime/compiler/link.ts';
import { Session } from '#runtime/engine/session/session.ts';
import type { ScriptDraft, ScriptLine, ScriptProgress, ScriptRun } from '#schemas/domain/script-run.ts';
import type { ContactEvent } from '#schemas/effects/contact.ts';
import { drawEdge, drawNode } from '#schemas/flow/draw.ts';
import { CURRENT_FORMAT } from '#schemas/flow/flow.ts';
import { environmentWith } from '#tests/flows/environment.ts';
import { type ScriptServer, ScriptStore } from './script-store.ts';

const START = Date.parse('2026-03-02T09:00:00Z');
const input = (id: string) => ({ type: 'input', id, label: { en: id }, variable: id, required: true });
const page = (id: string, question: string) =>
  drawNode(id, 'page', { title: { en: id }, elements: [input(question)], buttons: [], next: true });

/** Asks for a name, then for a town. */
const document = {
  format: CURRENT_FORMAT,
  id: 'survey',
  name: 'Survey',
  kind: 'script',
  languages: ['en'],
  variables: [
    { name: 'name', type: 'text' },
    { name: 'town', type: 'text' },
  ],
  nodes: [drawNode('start', 'start'), page('who', 'name'), page('where', 'town'), drawNode('end', 'end-script')],
  edges: [drawEdge('start', 'next', 'who'), drawEdge('who', 'next', 'where'), drawEdge('where', 'next', 'end')],
  notes: [],
  tests: [],
};

/** A server with its own session, as the real one has. */
function fakeServer() {
  const { ir, diagnostics } = compileFlow({ document, environment: environmentWith([]) });
  if (!ir) throw new Error(JSON.stringify(diagnostics));
  const linked = linkIr(ir);
  const facts = { id: 's', caller: '+331', called: '+332', startedAt: '2026-03-02T09:00:00Z', timeZone: 'UTC' };
  const { session, step } = Session.start({ linked }, facts, START);
  const lines: ScriptLine[] = [{ seq: step.seq, at: step.at, event: step.event }];
  let draft: ScriptDraft | null = null;
  let fails = false;
  const progress = (from: number): ScriptProgress => ({
    lines: lines.slice(from),
    working: false,
    ended: session.ended,
  });
  const run = (): ScriptRun => ({
    id: 's',
    conversationId: 'c',
    flowId: 'survey',
    flowName: 'Survey',
    flowVersion: 1,
    ir,
    progress: progress(0),
    draft,
    choices: [],
  });
  const take = (event: ContactEvent) => {
    const taken = session.dispatch(event, START + lines.length);
    if (taken) lines.push({ seq: taken.seq, at: taken.at, event: taken.event });
    return taken !== null;
  };
  const refuseIfAway = () => {
    if (fails) throw new Error('away');
  };
  const server: ScriptServer = {
    open: async () => run(),
    async advance({ seq, effect, left }) {
      refuseIfAway();
      const accepted = left !== undefined && take({ type: 'page.left', effect, data: left });
      return { accepted, progress: progress(seq) };
    },
    progress: async (seq) => progress(seq),
    async saveDraft(given) {
      refuseIfAway();
      draft = given;
    },
  };
  return {
    server,
    progress,
    take,
    node: () => session.node,
    draft: () => draft,
    away: (is: boolean) => {
      fails = is;
    },
  };
}

let world: ReturnType<typeof fakeServer>;
let kept: ScriptDraft | undefined;

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  world = fakeServer();
  kept = undefined;
});
afterEach(() => {
  vi.useRealTimers();
});

async function open(): Promise<ScriptStore> {
  const copy = {
    read: () => kept,
    write: (draft: ScriptDraft | undefined) => {
      kept = draft;
    },
  };
  const store = new ScriptStore({ server: world.server, copy });
  await store.open();
  return store;
}

describe('a script in the browser', () => {
  it('stands where the server stands, page by page', async () => {
    const store = await open();
    expect(store.view.awaited?.params).toMatchObject({ page: 'who' });
    expect(await store.leave('next', { name: 'Ada' })).toBe(true);
    expect(store.view.awaited?.params).toMatchObject({ page: 'where' });
    expect(store.view.session?.context.scopes).toMatchObject({ '': { name: 'Ada' } });
    await store.leave('next', { town: 'Lyon' });
    expect(store.view).toMatchObject({ awaited: null, working: false });
    expect(store.view.session?.ended).toBe(true);
  });

  it('keeps what is typed soon, and gives it back after a reload in the middle of a word', async () => {
    const store = await open();
    store.change({ name: 'A' });
    store.change({ name: 'Ad' });
    expect(store.view.draft).toBe('unsaved');
    await vi.advanceTimersByTimeAsync(300);
    expect(store.view.draft).toBe('kept');
    expect(world.draft()?.answers).toEqual({ name: 'Ad' });
    expect(kept).toBeUndefined();
    store.change({ name: 'Ada' });
    const reloaded = await open();
    expect(reloaded.view.answers).toEqual({ name: 'Ada' });
    kept = undefined;
    expect((await open()).view.answers).toEqual({ name: 'Ad' });
  });

  it('sends what was typed once more when the server is back', async () => {
    const store = await open();
    world.away(true);
    store.change({ name: 'Ada' });
    await vi.advanceTimersByTimeAsync(400);
    expect(store.view.draft).toBe('unsaved');
    expect(kept?.answers).toEqual({ name: 'Ada' });
    expect(await store.leave('next', { name: 'Ada' })).toBe(false);
    expect(store.view).toMatchObject({ pending: false, answers: { name: 'Ada' }, error: new Error('away') });
    world.away(false);
    await store.catchUp();
    await vi.advanceTimersByTimeAsync(10);
    expect(world.draft()?.answers).toEqual({ name: 'Ada' });
  });

  it('says no longer that the server is away once it is back', async () => {
    const store = await open();
    world.away(true);
    await store.leave('next', { name: 'Ada' });
    expect(store.view.error).toEqual(new Error('away'));
    world.away(false);
    await store.catchUp();
    expect(store.view.error).toBeNull();
  });

  it('is opened once, however many ask for it at the same time', async () => {
    const asked = vi.spyOn(world.server, 'open');
    const store = new ScriptStore({ server: world.server, copy: { read: () => undefined, write: () => {} } });
    await Promise.all([store.open(), store.catchUp()]);
    expect(asked).toHaveBeenCalledTimes(1);
    expect(store.view.awaited?.params).toMatchObject({ page: 'who' });
  });

  it('sends what is typed in its order, also when the server takes its time', async () => {
    const begun: ((value: unknown) => void)[] = [];
    const sent: unknown[] = [];
    world.server.saveDraft = ({ answers }) => {
      sent.push(answers);
      return new Promise((resolve) => begun.push(resolve));
    };
    const store = await open();
    store.change({ name: 'A' });
    await vi.advanceTimersByTimeAsync(300);
    store.change({ name: 'Ada' });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(sent).toEqual([{ name: 'A' }]);
    expect(store.view.draft).toBe('unsaved');
    begun[0]?.(undefined);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent).toEqual([{ name: 'A' }, { name: 'Ada' }]);
  });

  it('takes lines once, in whatever order they arrive, and asks for those that are missing', async () => {
    const store = await open();
    const effect = store.view.awaited?.id ?? '';
    world.take({ type: 'page.left', effect, data: { exit: 'next', answers: { name: 'Ada' } } });
    store.receive(world.progress(1));
    store.receive(world.progress(0));
    expect(store.view.awaited?.params).toMatchObject({ page: 'where' });
    const second = store.view.awaited?.id ?? '';
    world.take({ type: 'page.left', effect: second, data: { exit: 'next', answers: { town: 'Lyon' } } });
    const { lines } = world.progress(2);
    store.receive({ lines: lines.map((line) => ({ ...line, seq: line.seq + 5 })), working: false, ended: true });
    await vi.advanceTimersByTimeAsync(0);
    expect(store.view.session?.ended).toBe(true);
  });

  it('follows another tab that was faster', async () => {
    const [here, there] = [await open(), await open()];
    await there.leave('next', { name: 'Bob' });
    expect(await here.leave('next', { name: 'Ada' })).toBe(false);
    expect(here.view.awaited?.params).toMatchObject({ page: 'where' });
    expect(here.view.session?.context.scopes).toMatchObject({ '': { name: 'Bob' } });
  });
});

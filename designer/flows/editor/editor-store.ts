import type { Flow } from '#schemas/flow/flow.ts';
import { EMPTY_SELECTION, pruneSelection, type Selection } from '../document/selection.ts';
import { createStore, type Store } from './store.ts';

export interface EditorState {
  document: Flow;
  selection: Selection;
  past: readonly Step[];
  future: readonly Step[];
}

/** What undo goes back to. */
interface Step {
  document: Flow;
  selection: Selection;
}

export interface EditOptions {
  /** Changes with the same key shortly after each other are undone together: typing in one field, repeated nudges. */
  coalesce?: string;
  /** What is selected afterwards; undo selects what was selected before. */
  select?: Selection;
}

/** The one place where a flow is changed in the browser. Every change can be undone. */
export interface EditorStore extends Pick<Store<EditorState>, 'get' | 'subscribe'> {
  edit(change: (flow: Flow) => Flow, options?: EditOptions): void;
  select(selection: Selection): void;
  /** @returns Whether there was something to undo. */
  undo(): boolean;
  redo(): boolean;
  /** Ends coalescing: what follows is a change of its own, as when a field loses focus. */
  settle(): void;
  /** Puts another document in place and forgets the history, as when a conflict is resolved. */
  replace(document: Flow): void;
}

/** How far back undo goes. Documents share what did not change, so a step costs little. */
const HISTORY_LIMIT = 200;
const COALESCE_MS = 1200;

export function createEditorStore(document: Flow, now: () => number = Date.now): EditorStore {
  const store = createStore<EditorState>({ document, selection: EMPTY_SELECTION, past: [], future: [] });
  let last: { key: string; at: number } | undefined;

  function travel(from: 'past' | 'future', to: 'past' | 'future'): boolean {
    const state = store.get();
    const step = state[from].at(-1);
    if (!step) return false;
    last = undefined;
    store.set({
      ...state,
      document: step.document,
      selection: pruneSelection(step.selection, step.document),
      [from]: state[from].slice(0, -1),
      [to]: [...state[to], { document: state.document, selection: state.selection }],
    });
    return true;
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    edit(change, { coalesce, select } = {}) {
      const state = store.get();
      const next = change(state.document);
      if (next === state.document) {
        if (select) this.select(select);
        return;
      }
      const at = now();
      const joins = coalesce !== undefined && last?.key === coalesce && at - last.at < COALESCE_MS;
      last = coalesce === undefined ? undefined : { key: coalesce, at };
      const step = { document: state.document, selection: state.selection };
      store.set({
        document: next,
        selection: pruneSelection(select ?? state.selection, next),
        past: joins ? state.past : [...state.past.slice(-HISTORY_LIMIT + 1), step],
        future: [],
      });
    },
    select(selection) {
      const state = store.get();
      if (sameSelection(selection, state.selection)) return;
      last = undefined;
      store.set({ ...state, selection });
    },
    undo: () => travel('past', 'future'),
    redo: () => travel('future', 'past'),
    settle() {
      last = undefined;
    },
    replace(next) {
      last = undefined;
      store.set({ document: next, selection: EMPTY_SELECTION, past: [], future: [] });
    },
  };
}

function sameSelection(a: Selection, b: Selection): boolean {
  return same(a.nodes, b.nodes) && same(a.edges, b.edges) && same(a.notes, b.notes);
}

/** Order counts: the last one is where the keyboard stands. */
function same(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  const others = [...b];
  return [...a].every((id, index) => id === others[index]);
}

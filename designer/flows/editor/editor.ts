import { createContext, use } from 'react';
import type { FieldPath } from '#designer/ui/form/set-at-path.ts';
import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import type { Checks } from '../problems/checks.ts';
import type { EditorState, EditorStore } from './editor-store.ts';
import { type Store, useStore } from './store.ts';

/** What the side panel can show, in the order of its tabs. */
export const panels = ['inspector', 'phone', 'tests', 'versions', 'comments', 'traffic'] as const;
export type Panel = (typeof panels)[number];

export interface Point {
  x: number;
  y: number;
}

/** A list that is open over the canvas to choose from. */
export type Picker =
  | { type: 'insert'; from?: { node: string; exit: string }; at?: Point }
  | { type: 'exit'; node: string }
  | { type: 'target'; node: string; exit: string }
  | { type: 'search' };

/** What the page shows, apart from the flow itself. None of it is undone. */
export interface EditorView {
  panel: Panel;
  problemsOpen: boolean;
  /** Also shows of which conditions the checker cannot tell when they hold. */
  thorough?: boolean;
  picker?: Picker;
  /** Lit as the target under consideration while connecting by keyboard. */
  target?: string;
  activeExit?: { node: string; exit: string };
  /** The field that the inspector shall show and focus; `seq` makes asking twice count twice. */
  focusField?: { node: string | undefined; path: FieldPath; seq: number };
  editingNote?: string;
  /** The page of a script that is open in the page designer, over the canvas. */
  pageDesigner?: { node: string };
  /** The language of the flow whose texts are shown; its first one when absent. */
  spoken?: string;
}

/** One open flow with everything its panels share. */
export interface Editor {
  flowId: string;
  /** The campaign from whose settings it is made; such a flow is only looked at. */
  campaignId: string | null;
  readOnly: boolean;
  store: EditorStore;
  view: Store<EditorView>;
  checks: Store<Checks>;
  /** Says what happened to people who do not see it. */
  announce: (text: string) => void;
}

export const EditorContext = createContext<Editor | null>(null);

export function useEditor(): Editor {
  const editor = use(EditorContext);
  if (!editor) throw new Error('useEditor needs an EditorContext above it');
  return editor;
}

export function useEditorState<Part>(select: (state: EditorState) => Part): Part {
  return useStore(useEditor().store, select);
}

export function useFlow<Part>(select: (flow: Flow) => Part): Part {
  return useEditorState((state) => select(state.document));
}

export function useView<Part>(select: (view: EditorView) => Part): Part {
  return useStore(useEditor().view, select);
}

export function useChecks<Part>(select: (checks: Checks) => Part): Part {
  return useStore(useEditor().checks, select);
}

export function changeView(editor: Pick<Editor, 'view'>, change: Partial<EditorView>): void {
  editor.view.set({ ...editor.view.get(), ...change });
}

const NO_ISSUES: readonly Diagnostic[] = [];

/** Problems of one node. */
export function useNodeIssues(id: string): readonly Diagnostic[] {
  return useChecks((checks) => checks.byNode.get(id) ?? NO_ISSUES);
}

import { useReactFlow } from '@xyflow/react';
import type { KeyboardEvent } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { outgoingOf } from '../document/exits-of.ts';
import { GRID } from '../document/move.ts';
import { EMPTY_SELECTION, lastNode, selectionOf, selectionSize } from '../document/selection.ts';
import { changeView, type Editor, useEditor } from '../editor/editor.ts';
import { type Actions, useActions } from '../editor/use-actions.ts';
import { noteElementId } from '../graph/graph-elements.ts';
import { alongEdge, type Direction, firstNode, readingOrder, siblingAlongEdge, spatialNeighbour } from './neighbour.ts';

const ARROWS: Record<string, { direction: Direction; x: number; y: number }> = {
  ArrowLeft: { direction: 'left', x: -1, y: 0 },
  ArrowRight: { direction: 'right', x: 1, y: 0 },
  ArrowUp: { direction: 'up', x: 0, y: -1 },
  ArrowDown: { direction: 'down', x: 0, y: 1 },
};

interface KeyContext {
  event: KeyboardEvent;
  editor: Editor;
  actions: Actions;
  /** The node the keyboard stands on. */
  node: string | undefined;
  fit: () => void;
  /** Said when there is no node where the keys point. */
  nothingThere: string;
}

/** Everything the canvas does by keyboard while it has the focus. */
export function useCanvasKeys(): (event: KeyboardEvent) => void {
  const { nothingThere } = useMessages().flows.announce;
  const editor = useEditor();
  const actions = useActions();
  const { fitView } = useReactFlow();
  return (event) => {
    if (event.target instanceof Element && event.target.closest('input, textarea, button, [contenteditable]')) return;
    const node = lastNode(editor.store.get().selection);
    const fit = () => void fitView({ duration: 200, padding: 0.12, maxZoom: 1 });
    const context = { event, editor, actions, node, fit, nothingThere };
    if (move(context) || command(context)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
}

/** Arrows, Tab and Home: to another node, or with Alt the node itself. */
function move({ event, editor, actions, node, nothingThere }: KeyContext): boolean {
  const { document: flow, selection } = editor.store.get();
  const go = (id: string | undefined) => {
    if (id !== undefined) actions.selectNode(id);
    else editor.announce(nothingThere);
    return true;
  };
  const arrow = ARROWS[event.key];
  if (arrow && event.altKey) {
    const step = event.shiftKey ? GRID * 5 : GRID;
    actions.nudge({ x: arrow.x * step, y: arrow.y * step });
    return true;
  }
  if (arrow && (event.ctrlKey || event.metaKey)) {
    if (!node) return go(firstNode(flow));
    if (arrow.y !== 0) return go(siblingAlongEdge(flow, node, arrow.y > 0 ? 1 : -1));
    return go(alongEdge(flow, node, arrow.x > 0 ? 'forward' : 'back'));
  }
  if (arrow) {
    const next = node ? spatialNeighbour(flow, node, arrow.direction) : firstNode(flow);
    if (next === undefined || !event.shiftKey) return go(next);
    editor.store.select(selectionOf({ ...selection, nodes: [...selection.nodes, next] }));
    actions.reveal(next);
    return true;
  }
  if (event.key === 'Home') return go(firstNode(flow));
  return event.key === 'Tab' && moveInOrder({ editor, actions, node }, event.shiftKey ? -1 : 1);
}

/** To the next node or note. From the last one on, Tab leaves the canvas as it leaves any other control. */
function moveInOrder(
  { editor, actions, node }: Pick<KeyContext, 'editor' | 'actions' | 'node'>,
  step: 1 | -1,
): boolean {
  const { document: flow, selection } = editor.store.get();
  const note = [...selection.notes].at(-1);
  const here = node === undefined ? note && noteElementId(note) : node;
  if (here === undefined) return false;
  const order = [...readingOrder(flow), ...flow.notes.map(({ id }) => noteElementId(id))];
  const next = order[order.indexOf(here) + step];
  if (next === undefined) return false;
  const nextNote = flow.notes.find(({ id }) => noteElementId(id) === next);
  if (nextNote) actions.selectNote(nextNote.id);
  else actions.selectNode(next);
  return true;
}

/** Keys that do something to the flow. */
function command({ event, editor, actions, node, fit }: KeyContext): boolean {
  const { selection, document: flow } = editor.store.get();
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    if (key === 'a') actions.selectAll();
    else if (key === 'd') actions.duplicate();
    else return false;
    return true;
  }
  if (event.altKey) return false;
  if (key === 'delete' || key === 'backspace') actions.remove();
  else if (key === 'escape') editor.store.select(EMPTY_SELECTION);
  else if (key === 'enter' || key === 'f2') return edit(editor, node);
  else if (key === 'c' && node && !editor.readOnly) {
    const source = flow.nodes.find((candidate) => candidate.id === node);
    const exits = source ? outgoingOf(flow, source) : [];
    const [only] = exits;
    if (only && exits.length === 1) changeView(editor, { picker: { type: 'target', node, exit: only.id } });
    else if (only) changeView(editor, { picker: { type: 'exit', node } });
  } else if (key === 'l' && event.shiftKey) void actions.layOut();
  else if (key === '1' || key === '!') fit();
  else return false;
  return selectionSize(selection) > 0 || !['delete', 'backspace', 'escape'].includes(key);
}

function edit(editor: Editor, node: string | undefined): boolean {
  const note = [...editor.store.get().selection.notes].at(-1);
  if (node) {
    const seq = (editor.view.get().focusField?.seq ?? 0) + 1;
    changeView(editor, { panel: 'inspector', focusField: { node, path: [], seq } });
  } else if (note && !editor.readOnly) changeView(editor, { editingNote: note });
  else return false;
  return true;
}

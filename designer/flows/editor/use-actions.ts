import { useReactFlow } from '@xyflow/react';
import { useMemo } from 'react';
import { useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import type { Flow } from '#schemas/flow/flow.ts';
import { freePlace, measureNodes, placeBeside } from '../canvas/place.ts';
import { type Alignment, alignNodes, type Distribution, distributeNodes } from '../document/align.ts';
import { canConnect, connectExit, disconnectExit } from '../document/connect.ts';
import { clipCorner, copyItems, pasteItems, readClip } from '../document/copy-paste.ts';
import { addNote } from '../document/edit-note.ts';
import { freeExit, insertNode } from '../document/insert-node.ts';
import { GRID, moveItems, nudgeItems, type Point, snap } from '../document/move.ts';
import { removeItems } from '../document/remove.ts';
import { lastNode, type Selection, selectionOf, selectionSize } from '../document/selection.ts';
import { viewNode } from '../graph/node-view.ts';
import { changeView, type Editor, useEditor } from './editor.ts';

export type Actions = ReturnType<typeof useActions>;

const PASTE_OFFSET = { x: 2 * GRID, y: 2 * GRID };

/** What can be done to the flow, as menus, keys and buttons call it: changes the document, selects, says what happened. */
export function useActions() {
  const editor = useEditor();
  const { flows: texts } = useMessages();
  const { language } = useLanguage();
  const { setCenter, getZoom, getViewport, fitView } = useReactFlow();

  return useMemo(() => {
    const { store, announce } = editor;
    const flow = () => store.get().document;
    const view = (id: string) => {
      const node = flow().nodes.find((candidate) => candidate.id === id);
      return node && viewNode(node, language, flow().languages[0] ?? language);
    };
    const edit: Editor['store']['edit'] = (change, options) => {
      if (!editor.readOnly) store.edit(change, options);
    };

    const show = (at: Point, size: { width: number; height: number }) => {
      if (isInView(at, size, getViewport())) return;
      const centre = { x: at.x + size.width / 2, y: at.y + size.height / 2 };
      void setCenter(centre.x, centre.y, { zoom: Math.max(getZoom(), 0.6), duration: 200 });
    };

    /** Brings a node into view, unless it is there already. */
    const reveal = (id: string) => {
      const node = flow().nodes.find((candidate) => candidate.id === id);
      if (node) show(node.position, measureNodes(flow(), language)(id));
    };

    const selectNode = (id: string) => {
      store.select(selectionOf({ nodes: [id] }));
      const seen = view(id);
      const issues = editor.checks.get().byNode.get(id)?.length ?? 0;
      if (seen) announce(texts.announce.node(seen.title, seen.kindName, seen.exits.length, issues));
      reveal(id);
    };

    return {
      reveal,
      selectNode,

      selectNote(id: string) {
        const note = flow().notes.find((candidate) => candidate.id === id);
        if (!note) return;
        store.select(selectionOf({ notes: [id] }));
        announce(texts.announce.note(note.text));
        show(note.position, note.size);
      },

      /** Inserts at a point, or beside a node whose exit then leads to it, or beside what is selected. */
      insert(kind: string, options: { at?: Point; from?: { node: string; exit: string } } = {}) {
        const selected = lastNode(store.get().selection);
        const implied = selected && !options.at ? freeExit(flow(), selected) : undefined;
        const from = options.from ?? (selected && implied ? { node: selected, exit: implied } : undefined);
        const beside = from?.node ?? selected;
        const position = options.at ?? (beside ? placeBeside(flow(), beside, language) : centreOf(getViewport()));
        if (editor.readOnly) return undefined;
        const { flow: next, id } = insertNode(flow(), { kind, position: snap(position), from });
        edit(() => next, { select: selectionOf({ nodes: [id] }) });
        announce(texts.announce.inserted(view(id)?.kindName ?? kind));
        reveal(id);
        return id;
      },

      connect(source: string, exit: string, target: string) {
        if (!canConnect(flow(), { source, exit, target })) return;
        edit((current) => connectExit(current, { source, exit, target }));
        const name = view(source)?.exits.find((known) => known.id === exit)?.name ?? exit;
        announce(texts.announce.connected(name, view(target)?.title ?? target));
      },

      disconnect(source: string, exit: string) {
        edit((current) => disconnectExit(current, { source, exit }));
        announce(texts.announce.disconnected);
      },

      remove() {
        const { selection } = store.get();
        if (selectionSize(selection) === 0 || editor.readOnly) return;
        const next = nextAfterRemoval(flow(), selection);
        edit((current) => removeItems(current, selection), { select: selectionOf({ nodes: next ? [next] : [] }) });
        announce(texts.announce.removed(selectionSize(selection)));
      },

      nudge(by: Point) {
        const { nodes, notes } = store.get().selection;
        const ids = new Set([...nodes, ...notes]);
        if (ids.size === 0) return;
        edit((current) => nudgeItems(current, ids, by), { coalesce: 'nudge' });
        announce(texts.announce.moved);
      },

      duplicate() {
        const { selection } = store.get();
        const copied = copyItems(flow(), selection);
        const pasted = pasteItems(flow(), copied, PASTE_OFFSET);
        if (selectionSize(pasted.selection) === 0) return;
        edit(() => pasted.flow, { select: pasted.selection });
        announce(texts.announce.pasted(selectionSize(pasted.selection)));
      },

      /** What the clipboard event puts on the clipboard; undefined leaves the clipboard alone. */
      copy(): string | undefined {
        const { selection } = store.get();
        const count = selection.nodes.size + selection.notes.size;
        if (count === 0) return undefined;
        announce(texts.announce.copied(count));
        return JSON.stringify(copyItems(flow(), selection));
      },

      paste(text: string, at?: Point) {
        const pasted = readClip(text);
        if (!pasted || pasted.nodes.length + pasted.notes.length === 0) {
          announce(texts.announce.nothingToPaste);
          return;
        }
        const corner = clipCorner(pasted);
        const present = new Set(flow().nodes.map((node) => `${node.position.x},${node.position.y}`));
        const wanted = at ? snap(at) : corner;
        const offset = { x: wanted.x - corner.x, y: wanted.y - corner.y };
        while (pasted.nodes.some(({ position: p }) => present.has(`${p.x + offset.x},${p.y + offset.y}`))) {
          offset.x += PASTE_OFFSET.x;
          offset.y += PASTE_OFFSET.y;
        }
        const { flow: next, selection } = pasteItems(flow(), pasted, offset);
        if (selectionSize(selection) === 0) return;
        edit(() => next, { select: selection });
        announce(texts.announce.pasted(selectionSize(selection)));
        const first = lastNode(selection);
        if (first) reveal(first);
      },

      selectAll() {
        const { nodes, notes } = flow();
        store.select(selectionOf({ nodes: nodes.map(({ id }) => id), notes: notes.map(({ id }) => id) }));
        announce(texts.canvas.selected(nodes.length + notes.length));
      },

      align(to: Alignment) {
        edit((current) => alignNodes(current, store.get().selection.nodes, to, measureNodes(current, language)));
        announce(texts.announce.moved);
      },

      distribute(along: Distribution) {
        const { nodes } = store.get().selection;
        edit((current) => distributeNodes(current, nodes, along, measureNodes(current, language)));
        announce(texts.announce.moved);
      },

      addNote(at?: Point) {
        if (editor.readOnly) return;
        const place = at ?? freePlace(flow(), centreOf(getViewport()), measureNodes(flow(), language));
        const { flow: next, id } = addNote(flow(), snap(place));
        edit(() => next, { select: selectionOf({ notes: [id] }) });
        changeView(editor, { editingNote: id });
      },

      async layOut() {
        const { layOut } = await import('../canvas/lay-out.ts');
        const before = flow();
        const positions = await layOut(before, language);
        // Whatever was changed meanwhile stays: the layout only knows positions.
        edit((current) => moveItems(current, positions));
        announce(texts.canvas.laidOut);
        requestAnimationFrame(() => void fitView({ duration: 250, padding: 0.12, maxZoom: 1 }));
      },

      undo() {
        if (!editor.readOnly) announce(store.undo() ? texts.editor.undone : texts.editor.nothingToUndo);
      },

      redo() {
        if (!editor.readOnly) announce(store.redo() ? texts.editor.redone : texts.editor.nothingToRedo);
      },
    };
  }, [editor, texts, language, setCenter, getZoom, getViewport, fitView]);
}

/** Where the keyboard stands after its node is gone: the node before it on the path. */
function nextAfterRemoval(flow: Flow, selection: Selection): string | undefined {
  const removed = lastNode(selection);
  const into = flow.edges.find((edge) => edge.target === removed && !selection.nodes.has(edge.source));
  return into?.source;
}

interface Viewport extends Point {
  zoom: number;
}

/** The canvas element's size; the shell gives it whatever is left of the window. */
function canvasSize(): { width: number; height: number } {
  const box = document.querySelector('.react-flow')?.getBoundingClientRect();
  return { width: box?.width ?? window.innerWidth, height: box?.height ?? window.innerHeight };
}

function centreOf({ x, y, zoom }: Viewport): Point {
  const { width, height } = canvasSize();
  return { x: (width / 2 - x) / zoom - 120, y: (height / 2 - y) / zoom - 60 };
}

function isInView(at: Point, size: { width: number; height: number }, { x, y, zoom }: Viewport): boolean {
  const { width, height } = canvasSize();
  const left = at.x * zoom + x;
  const top = at.y * zoom + y;
  return left >= 0 && top >= 0 && left + size.width * zoom <= width && top + size.height * zoom <= height;
}

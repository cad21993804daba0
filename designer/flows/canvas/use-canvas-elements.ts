import type { EdgeChange, NodeChange } from '@xyflow/react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useLanguage } from '#designer/i18n/i18n.tsx';
import { editNote } from '../document/edit-note.ts';
import { moveItems, type Point } from '../document/move.ts';
import type { Selection } from '../document/selection.ts';
import { useEditor, useEditorState } from '../editor/editor.ts';
import { useSpokenLanguage } from '../editor/use-spoken-language.ts';
import {
  cardNodes,
  type ExitEdge,
  exitEdges,
  type GraphNode,
  noteElementId,
  noteNodes,
} from '../graph/graph-elements.ts';

/** Where an element is while it is being dragged or resized, before that becomes a change of the document. */
interface Gesture {
  position?: Point;
  size?: { width: number; height: number };
}

type Gestures = ReadonlyMap<string, Gesture>;

const NO_GESTURES: Gestures = new Map();

/**
 * The flow as React Flow's elements. Elements that did not change keep their identity, so that a change to one node of a
 * thousand draws one card; a drag lives here until it ends, so that it is one change to undo.
 */
export function useCanvasElements() {
  const editor = useEditor();
  const { language } = useLanguage();
  const [spoken] = useSpokenLanguage();
  const flow = useEditorState((state) => state.document);
  const selection = useEditorState((state) => state.selection);
  const [gestures, setGestures] = useState<Gestures>(NO_GESTURES);
  const plain = useRef(new Map<string, GraphNode>());
  const shown = useRef(new Map<string, { plain: GraphNode; shown: GraphNode }>());
  const plainEdges = useRef(new Map<string, ExitEdge>());

  const base = useMemo(() => {
    const languages = { ui: language, spoken };
    const all = [...noteNodes(flow.notes, plain.current), ...cardNodes(flow, languages, plain.current)];
    plain.current = new Map(all.map((element) => [element.id, element]));
    return all;
  }, [flow, language, spoken]);

  const nodes = useMemo(() => {
    const next = new Map<string, { plain: GraphNode; shown: GraphNode }>();
    const list = base.map((element) => {
      const element_ = withState(element, isSelected(element, selection), gestures.get(element.id));
      const known = shown.current.get(element.id);
      const same = known?.plain === element && looksSame(known.shown, element_);
      const kept = same ? known.shown : element_;
      next.set(element.id, { plain: element, shown: kept });
      return kept;
    });
    shown.current = next;
    return list;
  }, [base, selection, gestures]);

  const edges = useMemo(() => {
    const all = exitEdges(flow, plainEdges.current);
    plainEdges.current = new Map(all.map((edge) => [edge.id, edge]));
    if (selection.edges.size === 0) return all;
    return all.map((edge) => (selection.edges.has(edge.id) ? { ...edge, selected: true } : edge));
  }, [flow, selection.edges]);

  const onNodesChange = useCallback(
    (changes: NodeChange<GraphNode>[]) => {
      const next = new Map(gestures);
      const placed = new Map<string, Point>();
      const resized: { id: string; size: { width: number; height: number }; position?: Point }[] = [];
      const selected: { id: string; selected: boolean }[] = [];
      for (const change of changes) {
        if (change.type === 'select') selected.push(change);
        if (change.type === 'position' && change.position && change.dragging !== false) {
          next.set(change.id, { ...next.get(change.id), position: change.position });
        }
        if (change.type === 'position' && change.dragging === false) {
          const position = change.position ?? next.get(change.id)?.position;
          if (position) placed.set(documentId(change.id), position);
          next.delete(change.id);
        }
        if (change.type === 'dimensions' && change.resizing !== undefined && change.id.startsWith(NOTE)) {
          const size = change.dimensions ?? next.get(change.id)?.size;
          if (change.resizing) next.set(change.id, { ...next.get(change.id), ...(size ? { size } : {}) });
          else {
            const gesture = next.get(change.id);
            const last = size ?? gesture?.size;
            if (last) resized.push({ id: documentId(change.id), size: last, position: gesture?.position });
            next.delete(change.id);
          }
        }
      }
      if (selected.length > 0) editor.store.select(applySelection(editor.store.get().selection, selected, 'node'));
      if (placed.size > 0 && !editor.readOnly) editor.store.edit((current) => moveItems(current, placed));
      for (const { id, size, position } of resized) {
        editor.store.edit((current) => editNote(current, id, position ? { size, position } : { size }));
      }
      if (next.size > 0 || gestures.size > 0) setGestures(next.size > 0 ? next : NO_GESTURES);
    },
    [editor, gestures],
  );

  const onEdgesChange = useCallback(
    (changes: EdgeChange<ExitEdge>[]) => {
      const selected = changes.filter((change) => change.type === 'select');
      if (selected.length > 0) editor.store.select(applySelection(editor.store.get().selection, selected, 'edge'));
    },
    [editor],
  );

  return { nodes, edges, onNodesChange, onEdgesChange, flow };
}

const NOTE = noteElementId('');

function documentId(elementId: string): string {
  return elementId.startsWith(NOTE) ? elementId.slice(NOTE.length) : elementId;
}

function isSelected(element: GraphNode, selection: Selection): boolean {
  return element.type === 'note' ? selection.notes.has(element.data.note.id) : selection.nodes.has(element.id);
}

function withState(element: GraphNode, selected: boolean, gesture: Gesture | undefined): GraphNode {
  if (!selected && !gesture) return element;
  return {
    ...element,
    selected,
    ...(gesture?.position ? { position: gesture.position, dragging: true } : {}),
    ...(gesture?.size ? { ...gesture.size, measured: gesture.size } : {}),
  };
}

function looksSame(a: GraphNode, b: GraphNode): boolean {
  return (
    (a.selected ?? false) === (b.selected ?? false) &&
    a.position === b.position &&
    a.measured === b.measured &&
    a.dragging === b.dragging
  );
}

function applySelection(
  selection: Selection,
  changes: readonly { id: string; selected: boolean }[],
  what: 'node' | 'edge',
): Selection {
  const nodes = new Set(selection.nodes);
  const notes = new Set(selection.notes);
  const edges = new Set(selection.edges);
  for (const { id, selected } of changes) {
    const set = what === 'edge' ? edges : id.startsWith(NOTE) ? notes : nodes;
    if (selected) set.add(documentId(id));
    else set.delete(documentId(id));
  }
  return { nodes, notes, edges };
}

import { type Edge, type Node, type NodeHandle, Position } from '@xyflow/react';
import type { Flow, FlowNode, FlowNote } from '#schemas/flow/flow.ts';
import { CARD, ENTRY_Y, exitY, measureCard } from './node-geometry.ts';
import { type NodeView, type UiLanguage, type ViewedExit, viewNode } from './node-view.ts';

export type CardNode = Node<{ node: FlowNode; view: NodeView }, 'card'>;
export type NoteNode = Node<{ note: FlowNote }, 'note'>;
export type GraphNode = CardNode | NoteNode;
export type ExitEdge = Edge<Record<string, unknown>, 'exit'>;

/** Where edges arrive at a card. */
export const ENTRY = 'in';

interface Languages {
  ui: UiLanguage;
  spoken: string;
}

/** The cards of a flow. Cards whose node did not change since `before` keep their identity, which spares their drawing. */
export function cardNodes(
  flow: Pick<Flow, 'nodes' | 'edges'>,
  languages: Languages,
  before: ReadonlyMap<string, GraphNode>,
): CardNode[] {
  const leaving = edgesBySource(flow);
  const entered = new Set(flow.edges.map((edge) => edge.target));
  const seen = new Set<string>();
  const cards: CardNode[] = [];
  for (const node of flow.nodes) {
    // A document with an id twice is broken, but must not break the page that shows so.
    if (seen.has(node.id)) continue;
    seen.add(node.id);
    const known = before.get(node.id);
    const described = withGoneExits(viewNode(node, languages.ui, languages.spoken), leaving.get(node.id));
    // An edge into the start is a mistake, which has to be seen to be mended.
    const view = !described.hasEntry && entered.has(node.id) ? { ...described, hasEntry: true } : described;
    if (known?.type === 'card' && known.data.node === node && sameView(known.data.view, view)) {
      cards.push(known);
      continue;
    }
    const size = measureCard(view);
    cards.push({
      id: node.id,
      type: 'card',
      position: node.position,
      ...size,
      measured: size,
      handles: handlesOf(view, size.width),
      data: { node, view },
    });
  }
  return cards;
}

export function noteNodes(notes: readonly FlowNote[], before: ReadonlyMap<string, GraphNode>): NoteNode[] {
  return notes.map((note) => {
    const known = before.get(noteElementId(note.id));
    if (known?.type === 'note' && known.data.note === note) return known;
    return {
      id: noteElementId(note.id),
      type: 'note',
      position: note.position,
      ...note.size,
      measured: note.size,
      handles: [],
      zIndex: -1,
      data: { note },
    };
  });
}

/** Notes share the canvas with nodes, whose ids may be the same. */
export function noteElementId(id: string): string {
  return `note:${id}`;
}

export function exitEdges(flow: Pick<Flow, 'nodes' | 'edges'>, before: ReadonlyMap<string, ExitEdge>): ExitEdge[] {
  const nodes = new Set(flow.nodes.map((node) => node.id));
  return flow.edges
    .filter((edge) => nodes.has(edge.source) && nodes.has(edge.target))
    .map((edge) => {
      const known = before.get(edge.id);
      if (known?.source === edge.source && known.target === edge.target && known.sourceHandle === edge.exit)
        return known;
      return {
        id: edge.id,
        type: 'exit',
        source: edge.source,
        sourceHandle: edge.exit,
        target: edge.target,
        targetHandle: ENTRY,
      };
    });
}

/** The key of an exit in highlights: a contact's trace names nodes and exits, not edges. */
export function exitKey(node: string, exit: string): string {
  return `${node}>${exit}`;
}

function handlesOf(view: NodeView, width: number): NodeHandle[] {
  const size = CARD.handle;
  const box = { width: size, height: size };
  const handles: NodeHandle[] = view.exits.map((exit, index) => ({
    id: exit.id,
    type: 'source',
    position: Position.Right,
    x: width - size / 2,
    y: exitY(view, index) - size / 2,
    ...box,
  }));
  if (view.hasEntry) {
    handles.push({ id: ENTRY, type: 'target', position: Position.Left, x: -size / 2, y: ENTRY_Y - size / 2, ...box });
  }
  return handles;
}

function edgesBySource(flow: Pick<Flow, 'edges'>): Map<string, string[]> {
  const leaving = new Map<string, string[]>();
  for (const edge of flow.edges) {
    const exits = leaving.get(edge.source);
    if (exits) exits.push(edge.exit);
    else leaving.set(edge.source, [edge.exit]);
  }
  return leaving;
}

/** Exits that edges still leave through, although the node has them no longer, are shown so that they can be mended. */
function withGoneExits(view: NodeView, leaving: readonly string[] | undefined): NodeView {
  const gone = leaving?.filter((exit) => !view.exits.some((known) => known.id === exit));
  if (!gone || gone.length === 0) return view;
  const ghosts: ViewedExit[] = gone.map((exit) => ({ id: exit, name: exit, optional: true, gone: true }));
  return { ...view, exits: [...view.exits, ...ghosts] };
}

function sameView(a: NodeView, b: NodeView): boolean {
  return (
    a === b ||
    (a.title === b.title &&
      a.summary === b.summary &&
      sameExits(a.exits, b.exits) &&
      a.kindName === b.kindName &&
      a.hasEntry === b.hasEntry)
  );
}

function sameExits(a: readonly ViewedExit[], b: readonly ViewedExit[]): boolean {
  return a.length === b.length && a.every((exit, index) => exit.id === b[index]?.id && exit.name === b[index]?.name);
}

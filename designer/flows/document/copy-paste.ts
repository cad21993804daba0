import { z } from 'zod';
import { type Flow, flowEdge, flowNode, flowNote } from '#schemas/flow/flow.ts';
import { variable } from '#schemas/flow/variable.ts';
import { START_KIND } from './exits-of.ts';
import type { Point } from './move.ts';
import { idsOf, newId } from './new-id.ts';
import { type Selection, selectionOf } from './selection.ts';
import { countVariableUse } from './variable-use.ts';

/** What travels on the clipboard, within a flow, to another flow and to another installation. */
export const clip = z.strictObject({
  switchyard: z.literal('clip'),
  nodes: z.array(flowNode),
  edges: z.array(flowEdge),
  notes: z.array(flowNote),
  /** Declarations of the variables that the nodes use. */
  variables: z.array(variable),
});
export type Clip = z.infer<typeof clip>;

/** The selected nodes and notes, with the edges between them. */
export function copyItems(flow: Flow, selection: Selection): Clip {
  const nodes = flow.nodes.filter((node) => selection.nodes.has(node.id));
  const uses = countVariableUse({ ...flow, nodes });
  return {
    switchyard: 'clip',
    nodes,
    edges: flow.edges.filter((edge) => selection.nodes.has(edge.source) && selection.nodes.has(edge.target)),
    notes: flow.notes.filter((note) => selection.notes.has(note.id)),
    variables: flow.variables.filter((declared) => (uses.get(declared.name) ?? 0) > 0),
  };
}

/** Reads clipboard text; undefined for anything that is not a clip. */
export function readClip(text: string): Clip | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    return clip.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/**
 * Adds the nodes and notes of a clip under new ids, with the variables they need and this flow lacks.
 * A second start is left out.
 */
export function pasteItems(flow: Flow, pasted: Clip, offset: Point): { flow: Flow; selection: Selection } {
  const hasStart = flow.nodes.some((node) => node.kind === START_KIND);
  const nodeIds = idsOf(flow.nodes);
  const edgeIds = idsOf(flow.edges);
  const noteIds = idsOf(flow.notes);
  const renamed = new Map<string, string>();
  const nodes = pasted.nodes
    .filter((node) => !(hasStart && node.kind === START_KIND))
    .map((node) => {
      const id = takeId(node.kind, nodeIds);
      renamed.set(node.id, id);
      return { ...node, id, position: shift(node.position, offset) };
    });
  const edges = pasted.edges.flatMap((edge) => {
    const source = renamed.get(edge.source);
    const target = renamed.get(edge.target);
    return source && target ? [{ ...edge, id: takeId(edge.id, edgeIds), source, target }] : [];
  });
  const notes = pasted.notes.map((note) => ({
    ...note,
    id: takeId('note', noteIds),
    position: shift(note.position, offset),
  }));
  const declared = new Set(flow.variables.map((known) => known.name));
  return {
    flow: {
      ...flow,
      variables: [...flow.variables, ...pasted.variables.filter((needed) => !declared.has(needed.name))],
      nodes: [...flow.nodes, ...nodes],
      edges: [...flow.edges, ...edges],
      notes: [...flow.notes, ...notes],
    },
    selection: selectionOf({ nodes: nodes.map((node) => node.id), notes: notes.map((note) => note.id) }),
  };
}

/** The middle of what a clip holds, to paste it where the pointer is. */
export function clipCorner(pasted: Clip): Point {
  const items = [...pasted.nodes, ...pasted.notes];
  return {
    x: Math.min(...items.map((item) => item.position.x)),
    y: Math.min(...items.map((item) => item.position.y)),
  };
}

function takeId(base: string, taken: Set<string>): string {
  const id = newId(base, taken);
  taken.add(id);
  return id;
}

function shift(point: Point, by: Point): Point {
  return { x: point.x + by.x, y: point.y + by.y };
}

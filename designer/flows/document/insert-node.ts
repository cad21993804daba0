import type { Flow, FlowNode } from '#schemas/flow/flow.ts';
import { nodeKind } from '#schemas/nodes/index.ts';
import { connectExit } from './connect.ts';
import { exitsOf, outgoingOf, START_KIND } from './exits-of.ts';
import { idsOf, newId } from './new-id.ts';

export interface InsertNode {
  kind: string;
  position: { x: number; y: number };
  /** The exit that shall lead to the new node. What it led to before comes after the new node. */
  from?: { node: string; exit: string };
}

/** Adds a node with the config its kind starts with. */
export function insertNode(flow: Flow, insert: InsertNode): { flow: Flow; id: string } {
  const kind = nodeKind(insert.kind);
  if (!kind) throw new Error(`unknown kind ${insert.kind}`);
  const id = newId(insert.kind, idsOf(flow.nodes));
  const node: FlowNode = {
    id,
    kind: insert.kind,
    label: '',
    position: insert.position,
    // A config is an object by the schema of every kind; the registry only erases which one.
    config: kind.initial({ languages: flow.languages }) as FlowNode['config'],
  };
  let next: Flow = { ...flow, nodes: [...flow.nodes, node] };
  const { from } = insert;
  if (!from || insert.kind === START_KIND) return { flow: next, id };
  const before = flow.edges.find((edge) => edge.source === from.node && edge.exit === from.exit);
  next = connectExit(next, { source: from.node, exit: from.exit, target: id });
  const onward = exitsOf(node)[0];
  if (before && onward) next = connectExit(next, { source: id, exit: onward.id, target: before.target });
  return { flow: next, id };
}

/** The exit of a node that a following node is connected to: the first free one that must lead somewhere. */
export function freeExit(flow: Flow, nodeId: string): string | undefined {
  const node = flow.nodes.find((candidate) => candidate.id === nodeId);
  if (!node) return undefined;
  const free = outgoingOf(flow, node).filter((exit) => exit.target === undefined);
  return (free.find((exit) => !exit.optional) ?? free[0])?.id;
}

import type { Flow, FlowNode } from '#schemas/flow/flow.ts';
import { exitsOf } from '#schemas/nodes/exits-of.ts';
import type { Exit } from '#schemas/nodes/node-kind.ts';

export { exitsOf, START_KIND } from '#schemas/nodes/exits-of.ts';

export interface OutgoingExit extends Exit {
  edge?: string;
  target?: string;
}

/** Exits of a node together with where they lead. */
export function outgoingOf(flow: Flow, node: FlowNode): OutgoingExit[] {
  const edges = flow.edges.filter((edge) => edge.source === node.id);
  return exitsOf(node).map((exit) => {
    const edge = edges.find((candidate) => candidate.exit === exit.id);
    return edge ? { ...exit, edge: edge.id, target: edge.target } : exit;
  });
}

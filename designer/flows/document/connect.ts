import type { Flow } from '#schemas/flow/flow.ts';
import { exitsOf, START_KIND } from './exits-of.ts';
import { idsOf, newId } from './new-id.ts';

export interface Connection {
  source: string;
  exit: string;
  target: string;
}

/** Leads an exit to a node; an exit leads to one node only, so what it led to before is replaced. */
export function connectExit(flow: Flow, connection: Connection): Flow {
  const existing = flow.edges.find((edge) => edge.source === connection.source && edge.exit === connection.exit);
  if (existing?.target === connection.target) return flow;
  const others = flow.edges.filter((edge) => edge.source !== connection.source || edge.exit !== connection.exit);
  const id =
    existing?.id ?? newId(`${connection.source}-${connection.exit}`.replace(/[^A-Za-z0-9_-]/g, '_'), idsOf(others));
  return { ...flow, edges: [...others, { id, ...connection }] };
}

export function disconnectExit(flow: Flow, exit: { source: string; exit: string }): Flow {
  const edges = flow.edges.filter((edge) => edge.source !== exit.source || edge.exit !== exit.exit);
  return edges.length === flow.edges.length ? flow : { ...flow, edges };
}

/** Whether an edge may be drawn: both nodes exist, the exit belongs to its node, and nothing leads into the start. */
export function canConnect(flow: Flow, connection: Connection): boolean {
  const source = flow.nodes.find((node) => node.id === connection.source);
  const target = flow.nodes.find((node) => node.id === connection.target);
  if (!source || !target || target.kind === START_KIND) return false;
  return exitsOf(source).some((exit) => exit.id === connection.exit);
}

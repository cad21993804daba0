import type { Flow } from '#schemas/flow/flow.ts';
import { outgoingOf, START_KIND } from '../document/exits-of.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** Movement off the axis counts this much more than along it, so that "right" prefers what is level. */
const OFF_AXIS_COST = 2.5;

/** The nearest node in a direction, as the eye would say. */
export function spatialNeighbour(flow: Flow, from: string, direction: Direction): string | undefined {
  const origin = flow.nodes.find((node) => node.id === from)?.position;
  if (!origin) return firstNode(flow);
  const horizontal = direction === 'left' || direction === 'right';
  const sign = direction === 'right' || direction === 'down' ? 1 : -1;
  let best: { id: string; cost: number } | undefined;
  for (const { id, position } of flow.nodes) {
    const dx = position.x - origin.x;
    const dy = position.y - origin.y;
    const along = (horizontal ? dx : dy) * sign;
    const off = Math.abs(horizontal ? dy : dx);
    if (id === from || along <= 0 || off > along * OFF_AXIS_COST * 2) continue;
    const cost = along + off * OFF_AXIS_COST;
    if (!best || cost < best.cost) best = { id, cost };
  }
  return best?.id;
}

/** Along the edges: forward through the first connected exit, back to where the path came from. */
export function alongEdge(flow: Flow, from: string, way: 'forward' | 'back'): string | undefined {
  if (way === 'back') return flow.edges.find((edge) => edge.target === from)?.source;
  const node = flow.nodes.find((candidate) => candidate.id === from);
  return node && outgoingOf(flow, node).find((exit) => exit.target !== undefined)?.target;
}

/** Between nodes that the same node leads to. */
export function siblingAlongEdge(flow: Flow, from: string, step: 1 | -1): string | undefined {
  const parent = alongEdge(flow, from, 'back');
  const node = flow.nodes.find((candidate) => candidate.id === parent);
  if (!node) return undefined;
  const targets = [...new Set(outgoingOf(flow, node).flatMap((exit) => (exit.target ? [exit.target] : [])))];
  return targets[targets.indexOf(from) + step];
}

/** Nodes in the order in which a contact meets them: from the start along the exits, then what nothing leads to. */
export function readingOrder(flow: Flow): string[] {
  const leaving = new Map<string, string[]>();
  for (const node of flow.nodes) leaving.set(node.id, []);
  for (const edge of flow.edges) leaving.get(edge.source)?.push(edge.target);
  const order = new Set<string>();
  const visit = (first: string) => {
    const open = [first];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (order.has(id) || !leaving.has(id)) continue;
      order.add(id);
      open.push(...(leaving.get(id) ?? []).toReversed());
    }
  };
  for (const node of flow.nodes) if (node.kind === START_KIND) visit(node.id);
  for (const node of flow.nodes) visit(node.id);
  return [...order];
}

export function firstNode(flow: Flow): string | undefined {
  return (flow.nodes.find((node) => node.kind === START_KIND) ?? flow.nodes[0])?.id;
}

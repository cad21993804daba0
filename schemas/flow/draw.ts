import type { FlowEdge, FlowNode } from './flow.ts';

interface Drawn {
  label?: string;
  position?: FlowNode['position'];
}

/** A node at the origin of the canvas, unless somebody is to look at it. */
export function drawNode(
  id: string,
  kind: string,
  config: FlowNode['config'] = {},
  { label = '', position = { x: 0, y: 0 } }: Drawn = {},
): FlowNode {
  return { id, kind, label, position, config };
}

/** A connection, named after the exit that it leads from. */
export function drawEdge(source: string, exit: string, target: string): FlowEdge {
  return { id: `${source}-${exit}`, source, exit, target };
}

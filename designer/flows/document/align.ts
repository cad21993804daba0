import type { Flow } from '#schemas/flow/flow.ts';
import { moveItems, type Point } from './move.ts';

export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';
export type Distribution = 'horizontal' | 'vertical';

interface Box extends Point {
  id: string;
  width: number;
  height: number;
}

/** Sizes of nodes by id, as the canvas draws them. */
export type MeasureNode = (id: string) => { width: number; height: number };

/** Puts the chosen nodes on one line. */
export function alignNodes(flow: Flow, ids: ReadonlySet<string>, to: Alignment, measure: MeasureNode): Flow {
  const boxes = boxesOf(flow, ids, measure);
  if (boxes.length < 2) return flow;
  return moveItems(flow, new Map(boxes.map((box) => [box.id, ALIGN[to](box, boundsOf(boxes))])));
}

/** Gives the chosen nodes equal gaps; the outermost two stay where they are. */
export function distributeNodes(flow: Flow, ids: ReadonlySet<string>, along: Distribution, measure: MeasureNode): Flow {
  const boxes = boxesOf(flow, ids, measure);
  if (boxes.length < 3) return flow;
  const horizontal = along === 'horizontal';
  const start = (box: Box) => (horizontal ? box.x : box.y);
  const size = (box: Box) => (horizontal ? box.width : box.height);
  const sorted = [...boxes].sort((a, b) => start(a) - start(b));
  const first = Math.min(...boxes.map(start));
  const last = Math.max(...boxes.map((box) => start(box) + size(box)));
  const gap = (last - first - boxes.reduce((sum, box) => sum + size(box), 0)) / (boxes.length - 1);
  const positions = new Map<string, Point>();
  let at = first;
  for (const box of sorted) {
    positions.set(box.id, horizontal ? { x: Math.round(at), y: box.y } : { x: box.x, y: Math.round(at) });
    at += size(box) + gap;
  }
  return moveItems(flow, positions);
}

const ALIGN: Record<Alignment, (box: Box, all: Bounds) => Point> = {
  left: (box, all) => ({ x: all.left, y: box.y }),
  centre: (box, all) => ({ x: Math.round((all.left + all.right - box.width) / 2), y: box.y }),
  right: (box, all) => ({ x: all.right - box.width, y: box.y }),
  top: (box, all) => ({ x: box.x, y: all.top }),
  middle: (box, all) => ({ x: box.x, y: Math.round((all.top + all.bottom - box.height) / 2) }),
  bottom: (box, all) => ({ x: box.x, y: all.bottom - box.height }),
};

interface Bounds {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

function boundsOf(boxes: readonly Box[]): Bounds {
  return {
    left: Math.min(...boxes.map((box) => box.x)),
    right: Math.max(...boxes.map((box) => box.x + box.width)),
    top: Math.min(...boxes.map((box) => box.y)),
    bottom: Math.max(...boxes.map((box) => box.y + box.height)),
  };
}

function boxesOf(flow: Flow, ids: ReadonlySet<string>, measure: MeasureNode): Box[] {
  return flow.nodes
    .filter((node) => ids.has(node.id))
    .map((node) => ({ id: node.id, ...node.position, ...measure(node.id) }));
}

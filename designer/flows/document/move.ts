import type { Flow } from '#schemas/flow/flow.ts';

export interface Point {
  x: number;
  y: number;
}

/** The grid that nodes snap to. */
export const GRID = 20;

/** Puts nodes and notes where the map says, by id. */
export function moveItems(flow: Flow, positions: ReadonlyMap<string, Point>): Flow {
  if (positions.size === 0) return flow;
  let moved = false;
  const place = <Item extends { id: string; position: Point }>(item: Item): Item => {
    const position = positions.get(item.id);
    if (!position || (position.x === item.position.x && position.y === item.position.y)) return item;
    moved = true;
    return { ...item, position: { x: position.x, y: position.y } };
  };
  const nodes = flow.nodes.map(place);
  const notes = flow.notes.map(place);
  return moved ? { ...flow, nodes, notes } : flow;
}

/** Moves some nodes and notes by the same distance. */
export function nudgeItems(flow: Flow, ids: ReadonlySet<string>, by: Point): Flow {
  const positions = new Map<string, Point>();
  for (const item of [...flow.nodes, ...flow.notes]) {
    if (ids.has(item.id)) positions.set(item.id, { x: item.position.x + by.x, y: item.position.y + by.y });
  }
  return moveItems(flow, positions);
}

export function snap(point: Point): Point {
  return { x: Math.round(point.x / GRID) * GRID, y: Math.round(point.y / GRID) * GRID };
}

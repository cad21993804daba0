import type { Flow } from '#schemas/flow/flow.ts';
import { GRID, type Point, snap } from '../document/move.ts';
import { CARD, measureCard, type NodeSize } from '../graph/node-geometry.ts';
import { type UiLanguage, viewNode } from '../graph/node-view.ts';

const GAP_X = 100;
const GAP_Y = 40;
/** How far down a free place is looked for; a column that full is better continued over it than a screen away. */
const MAX_TRIES = 60;

/** How big nodes are drawn. */
export function measureNodes(flow: Flow, ui: UiLanguage): (id: string) => NodeSize {
  const spoken = flow.languages[0] ?? ui;
  const sizes = new Map(flow.nodes.map((node) => [node.id, measureCard(viewNode(node, ui, spoken))]));
  return (id) => sizes.get(id) ?? { width: CARD.width, height: CARD.header };
}

/** The place for a node that follows another: to its right, below what already stands there. */
export function placeBeside(flow: Flow, nodeId: string, ui: UiLanguage): Point {
  const measure = measureNodes(flow, ui);
  const origin = flow.nodes.find((node) => node.id === nodeId);
  if (!origin) return { x: 0, y: 0 };
  return freePlace(flow, { x: origin.position.x + measure(nodeId).width + GAP_X, y: origin.position.y }, measure);
}

/** The first free place at or below a point. */
export function freePlace(flow: Flow, wanted: Point, measure: (id: string) => NodeSize): Point {
  const at = snap(wanted);
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const obstacle = flow.nodes.find((node) => {
      const size = measure(node.id);
      return (
        at.x < node.position.x + size.width + GRID &&
        at.x + CARD.width + GRID > node.position.x &&
        at.y < node.position.y + size.height + GAP_Y &&
        at.y + NEW_HEIGHT > node.position.y
      );
    });
    if (!obstacle) return at;
    at.y = snap({ x: 0, y: obstacle.position.y + measure(obstacle.id).height + GAP_Y + GRID / 2 }).y;
  }
  return at;
}

/** Room for a typical card. */
const NEW_HEIGHT = 140;

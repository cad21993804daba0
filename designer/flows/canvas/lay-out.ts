import type { ELK, ElkNode } from 'elkjs/lib/elk-api';
import type { Flow } from '#schemas/flow/flow.ts';
import { START_KIND } from '../document/exits-of.ts';
import type { Point } from '../document/move.ts';
import { measureCard } from '../graph/node-geometry.ts';
import { type UiLanguage, viewNode } from '../graph/node-view.ts';
import { elkGraph } from './elk-graph.ts';

let engine: Promise<ELK> | undefined;

/** Works out a layered layout from left to right in a worker; exits keep their order on the cards. */
export async function layOut(flow: Flow, ui: UiLanguage): Promise<Map<string, Point>> {
  engine ??= startEngine();
  const elk = await engine;
  const spoken = flow.languages[0] ?? ui;
  const views = new Map(flow.nodes.map((node) => [node.id, viewNode(node, ui, spoken)]));
  const laidOut: ElkNode = await elk.layout(
    elkGraph(flow, (id) => {
      const view = views.get(id);
      return view ? { view, size: measureCard(view) } : undefined;
    }),
  );
  return anchored(flow, laidOut);
}

/** The start stays where it is, so that the flow does not jump away from the reader. */
function anchored(flow: Flow, laidOut: ElkNode): Map<string, Point> {
  const places = new Map((laidOut.children ?? []).map(({ id, x = 0, y = 0 }) => [id, { x, y }]));
  const anchor = flow.nodes.find((node) => node.kind === START_KIND) ?? flow.nodes[0];
  const moved = anchor && places.get(anchor.id);
  const shift = anchor && moved ? { x: anchor.position.x - moved.x, y: anchor.position.y - moved.y } : { x: 0, y: 0 };
  for (const [id, { x, y }] of places) places.set(id, { x: Math.round(x + shift.x), y: Math.round(y + shift.y) });
  return new Map([...places, ...withNotes(flow, places)]);
}

/** A note goes along with the node it stands nearest to: that is the one it speaks about. */
function withNotes(flow: Flow, places: ReadonlyMap<string, Point>): [string, Point][] {
  return flow.notes.flatMap((note): [string, Point][] => {
    const distance = ({ position: p }: { position: Point }) => Math.hypot(p.x - note.position.x, p.y - note.position.y);
    const [first, ...rest] = flow.nodes;
    const nearest = rest.reduce((best, node) => (best && distance(node) < distance(best) ? node : best), first);
    const to = nearest && places.get(nearest.id);
    if (!nearest || !to) return [];
    const by = { x: to.x - nearest.position.x, y: to.y - nearest.position.y };
    return [[note.id, { x: note.position.x + by.x, y: note.position.y + by.y }]];
  });
}

async function startEngine(): Promise<ELK> {
  const [{ default: Elk }, { default: workerUrl }] = await Promise.all([
    import('elkjs/lib/elk-api.js'),
    import('elkjs/lib/elk-worker.min.js?url'),
  ]);
  return new Elk({ workerUrl });
}

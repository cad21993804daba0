import { exitKey } from '#designer/flows/graph/graph-elements.ts';
import type { Highlights } from '#designer/flows/graph/highlights.ts';
import type { JournalEntry } from '#schemas/domain/contact.ts';

/** One stay at a node of the graph that is shown. */
interface Visit {
  node: string;
  order: number;
  enteredAt: number;
  leftAt: number | null;
}

interface Options {
  /** Path of the sub-flow node whose graph is shown; '' for the flow itself. */
  scope: string;
  /** Puts an order and a time beside a node. */
  remark: (orders: readonly number[], stayedMs: number) => string;
}

/**
 * What the entries did on one graph: nodes with the order and length of their visits, exits taken, and where it stands.
 * A stay inside a sub-flow is one visit of the node that stands for it.
 */
export function traceHighlights(entries: readonly JournalEntry[], { scope, remark }: Options): Highlights {
  const visits: Visit[] = [];
  const exits = new Map<string, number>();
  let current: string | undefined;
  const leave = (at: number) => {
    const open = visits.at(-1);
    if (open && open.leftAt === null) open.leftAt = at;
  };

  for (const entry of entries) {
    const at = Date.parse(entry.at);
    for (const { node: path, entered, exit } of entry.trace) {
      const place = placeIn(scope, path);
      if (!place) {
        // Outside this graph: whatever was visited in it has been left.
        leave(at);
        current = undefined;
        continue;
      }
      const { node, below } = place;
      const inside = current === node && visits.at(-1)?.leftAt === null;
      if ((entered && !below) || !inside) {
        leave(at);
        visits.push({ node, order: visits.length + 1, enteredAt: at, leftAt: null });
      }
      current = node;
      if (exit !== undefined && !below) {
        leave(at);
        const key = exitKey(node, exit);
        exits.set(key, (exits.get(key) ?? 0) + 1);
      }
    }
  }
  return { current, nodes: summarise(visits, { untilMs: Date.parse(entries.at(-1)?.at ?? ''), remark }), exits };
}

/** The node of a graph that a path belongs to, and whether the path goes further below it. */
function placeIn(scope: string, path: string): { node: string; below: boolean } | null {
  const prefix = scope === '' ? '' : `${scope}/`;
  if (!path.startsWith(prefix)) return null;
  const [node = '', ...rest] = path.slice(prefix.length).split('/');
  return { node, below: rest.length > 0 };
}

function summarise(visits: readonly Visit[], { untilMs, remark }: { untilMs: number; remark: Options['remark'] }) {
  const nodes = new Map<string, { count: number; remark: string }>();
  for (const { node } of visits) {
    if (nodes.has(node)) continue;
    const stays = visits.filter((visit) => visit.node === node);
    const stayedMs = stays.reduce((sum, stay) => sum + ((stay.leftAt ?? untilMs) - stay.enteredAt), 0);
    const orders = stays.map((stay) => stay.order);
    // The orders already tell how often.
    nodes.set(node, { count: 1, remark: remark(orders, stayedMs) });
  }
  return nodes;
}

import type { FlowTraffic } from '#schemas/api/traffic.ts';
import { exitKey } from '../graph/graph-elements.ts';
import { type Highlights, type Mark, NO_HIGHLIGHTS } from '../graph/highlights.ts';

const THINNEST_PX = 1.2;
const THICKEST_PX = 8;
/** From this share of hang-ups on, a node stands out. */
const MANY_HANG_UPS = 0.2;

/** Traffic as the canvas draws it: figures on nodes and exits, edges as thick as their share. */
export function trafficLights(
  { contacts, nodes, exits }: Pick<FlowTraffic, 'contacts' | 'nodes' | 'exits'>,
  drawn: { nodes: readonly { id: string }[]; edges: readonly { source: string; exit: string }[] },
  format: { count: (value: number) => string; share: (value: number) => string },
): Highlights {
  const nodeMarks = new Map<string, Mark>(drawn.nodes.map(({ id }) => [id, { tone: 'muted' }]));
  for (const { node, contacts: count, hungUp } of nodes) {
    const lost = count > 0 ? hungUp / count : 0;
    const label = hungUp > 0 ? `${format.count(count)} ↯${format.share(lost)}` : format.count(count);
    nodeMarks.set(node, { tone: lost >= MANY_HANG_UPS ? 'bad' : 'plain', label });
  }
  const exitMarks = new Map<string, Mark>(
    drawn.edges.map(({ source, exit }) => [exitKey(source, exit), { tone: 'muted', width: THINNEST_PX }]),
  );
  for (const { node, exit, contacts: count } of exits) {
    const share = contacts > 0 ? Math.min(1, count / contacts) : 0;
    const width = THINNEST_PX + (THICKEST_PX - THINNEST_PX) * Math.sqrt(share);
    exitMarks.set(exitKey(node, exit), { tone: 'plain', label: format.count(count), width });
  }
  return { ...NO_HIGHLIGHTS, nodeMarks, exitMarks };
}

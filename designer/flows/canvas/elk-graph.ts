import type { ElkNode } from 'elkjs/lib/elk-api';
import type { Flow } from '#schemas/flow/flow.ts';
import { START_KIND } from '../document/exits-of.ts';
import { CARD, ENTRY_Y, exitY, type NodeSize } from '../graph/node-geometry.ts';
import type { NodeView } from '../graph/node-view.ts';

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.layered.spacing.nodeNodeBetweenLayers': '90',
  'elk.spacing.nodeNode': '40',
  'elk.spacing.componentComponent': '60',
  'elk.layered.crossingMinimization.forceNodeModelOrder': 'false',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.feedbackEdges': 'true',
};

/** Network simplex gives the calmer picture, but takes minutes on a thousand nodes; Brandes-Köpf takes seconds. */
const LARGE_FLOW = 200;
const PLACEMENT = {
  small: { 'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX', 'elk.layered.thoroughness': '10' },
  large: { 'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF', 'elk.layered.thoroughness': '2' },
};

/** A flow as ELK reads it: cards with fixed ports, one for the entry and one for each exit. */
export function elkGraph(
  flow: Flow,
  describe: (id: string) => { view: NodeView; size: NodeSize } | undefined,
): ElkNode {
  const known = new Set(flow.nodes.map((node) => node.id));
  return {
    id: 'flow',
    layoutOptions: { ...OPTIONS, ...PLACEMENT[flow.nodes.length > LARGE_FLOW ? 'large' : 'small'] },
    children: flow.nodes.flatMap((node) => {
      const described = describe(node.id);
      if (!described) return [];
      const { view, size } = described;
      return [
        {
          id: node.id,
          ...size,
          layoutOptions: {
            'elk.portConstraints': 'FIXED_POS',
            ...(node.kind === START_KIND ? { 'elk.layered.layering.layerConstraint': 'FIRST' } : {}),
          },
          ports: [
            ...(view.hasEntry ? [port(`${node.id}:in`, 'WEST', { x: 0, y: ENTRY_Y })] : []),
            ...view.exits.map((exit, index) =>
              port(`${node.id}:out:${exit.id}`, 'EAST', { x: CARD.width, y: exitY(view, index) }),
            ),
          ],
        },
      ];
    }),
    edges: flow.edges
      .filter((edge) => {
        const target = describe(edge.target)?.view;
        const source = describe(edge.source)?.view;
        const hasPorts = target?.hasEntry && source?.exits.some((exit) => exit.id === edge.exit);
        return hasPorts && known.has(edge.source) && known.has(edge.target);
      })
      .map((edge) => ({
        id: edge.id,
        sources: [`${edge.source}:out:${edge.exit}`],
        targets: [`${edge.target}:in`],
      })),
  };
}

function port(id: string, side: 'EAST' | 'WEST', at: { x: number; y: number }) {
  return { id, ...at, width: 0, height: 0, layoutOptions: { 'elk.port.side': side } };
}

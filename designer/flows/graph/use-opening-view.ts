import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useCallback } from 'react';
import type { Flow } from '#schemas/flow/flow.ts';
import { firstNode } from '../canvas/neighbour.ts';

/** Below this the cards cannot be read; a flow that large is opened at its start instead of as a whole. */
export const READABLE_ZOOM = 0.5;
const OPENING_ZOOM = 0.75;
const MARGIN = 70;

/** Shows a flow that was just opened: the whole of it where it stays readable, else its beginning. */
export function useOpeningView(): (flow: Flow, shown?: string) => void {
  const { getNodesBounds, getNodes, setViewport, fitView, setCenter, getInternalNode } = useReactFlow();
  const graph = useStoreApi();
  return useCallback(
    (flow, shown) => {
      const canvas = graph.getState();
      if (canvas.width === 0 || flow.nodes.length === 0) return;
      const wanted = shown === undefined ? undefined : getInternalNode(shown);
      if (wanted) {
        const { x, y } = wanted.internals.positionAbsolute;
        void setCenter(x + 120, y + 60, { zoom: OPENING_ZOOM });
        return;
      }
      const bounds = getNodesBounds(getNodes());
      const fits = Math.min(canvas.width / bounds.width, canvas.height / bounds.height);
      if (fits * 0.85 >= READABLE_ZOOM) {
        void fitView({ padding: 0.12, maxZoom: 1 });
        return;
      }
      const first = flow.nodes.find((node) => node.id === firstNode(flow))?.position ?? { x: bounds.x, y: bounds.y };
      void setViewport({
        x: MARGIN - first.x * OPENING_ZOOM,
        y: canvas.height / 2 - (first.y + 60) * OPENING_ZOOM,
        zoom: OPENING_ZOOM,
      });
    },
    [graph, getNodesBounds, getNodes, setViewport, fitView, setCenter, getInternalNode],
  );
}

import type { Flow } from '#schemas/flow/flow.ts';
import { connectExit } from './connect.ts';
import type { Selection } from './selection.ts';

/**
 * Removes what is selected, with the edges of removed nodes. A removed node with one way in and one way out leaves its
 * neighbours connected, so that taking a step out of a path does not break the path.
 */
export function removeItems(flow: Flow, selection: Selection): Flow {
  const gone = (id: string) => selection.nodes.has(id);
  let next: Flow = {
    ...flow,
    nodes: flow.nodes.filter((node) => !gone(node.id)),
    notes: flow.notes.filter((note) => !selection.notes.has(note.id)),
    edges: flow.edges.filter((edge) => !selection.edges.has(edge.id) && !gone(edge.source) && !gone(edge.target)),
  };
  if (selection.nodes.size === 1) {
    const [id] = selection.nodes;
    const into = flow.edges.filter((edge) => edge.target === id && edge.source !== id);
    const out = flow.edges.filter((edge) => edge.source === id && edge.target !== id);
    const [onward] = out;
    if (onward && out.length === 1 && into.length > 0) {
      for (const edge of into) {
        if (edge.source !== onward.target && !selection.edges.has(edge.id)) {
          next = connectExit(next, { source: edge.source, exit: edge.exit, target: onward.target });
        }
      }
    }
  }
  return next;
}

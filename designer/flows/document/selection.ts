/** What is selected on the canvas, by id. The last of a set is the one that the keyboard and the inspector act on. */
export interface Selection {
  nodes: ReadonlySet<string>;
  edges: ReadonlySet<string>;
  notes: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

export const EMPTY_SELECTION: Selection = { nodes: NONE, edges: NONE, notes: NONE };

export function selectionOf(parts: {
  nodes?: Iterable<string>;
  edges?: Iterable<string>;
  notes?: Iterable<string>;
}): Selection {
  return {
    nodes: parts.nodes ? new Set(parts.nodes) : NONE,
    edges: parts.edges ? new Set(parts.edges) : NONE,
    notes: parts.notes ? new Set(parts.notes) : NONE,
  };
}

export function selectionSize(selection: Selection): number {
  return selection.nodes.size + selection.edges.size + selection.notes.size;
}

/** The selection without what a document no longer holds. */
export function pruneSelection(
  selection: Selection,
  document: { nodes: { id: string }[]; edges: { id: string }[]; notes: { id: string }[] },
): Selection {
  if (selectionSize(selection) === 0) return selection;
  const kept = (chosen: ReadonlySet<string>, items: { id: string }[]) =>
    chosen.size === 0 ? chosen : new Set(items.filter((item) => chosen.has(item.id)).map((item) => item.id));
  const pruned = {
    nodes: kept(selection.nodes, document.nodes),
    edges: kept(selection.edges, document.edges),
    notes: kept(selection.notes, document.notes),
  };
  return selectionSize(pruned) === selectionSize(selection) ? selection : pruned;
}

/** The one selected node, when exactly one node and nothing else is selected. */
export function soleNode(selection: Selection): string | undefined {
  return selectionSize(selection) === 1 ? [...selection.nodes][0] : undefined;
}

export function lastNode(selection: Selection): string | undefined {
  return [...selection.nodes].at(-1);
}

import type { Flow, FlowNode } from '#schemas/flow/flow.ts';
import { exitsOf } from './exits-of.ts';

export function renameNode(flow: Flow, id: string, label: string): Flow {
  return changeNode(flow, id, (node) => (node.label === label ? node : { ...node, label }));
}

/**
 * Replaces the config of a node. Edges follow exits whose id changes with the config (a choice that gets another key)
 * and go with exits that vanish.
 */
export function editConfig(flow: Flow, id: string, config: FlowNode['config']): Flow {
  const before = flow.nodes.find((node) => node.id === id);
  if (!before || before.config === config) return flow;
  const after: FlowNode = { ...before, config };
  const next = changeNode(flow, id, () => after);
  const renamed = followExits(exitsOf(before).map(exitId), exitsOf(after).map(exitId));
  if (renamed.size === 0) return next;
  return {
    ...next,
    edges: next.edges.flatMap((edge) => {
      if (edge.source !== id || !renamed.has(edge.exit)) return [edge];
      const exit = renamed.get(edge.exit);
      return exit === undefined ? [] : [{ ...edge, exit }];
    }),
  };
}

/** Which exits got another id, and which are gone (undefined). A single change at one place is a renaming. */
function followExits(before: string[], after: string[]): Map<string, string | undefined> {
  const changes = new Map<string, string | undefined>();
  const gone = before.filter((id) => !after.includes(id));
  const added = after.filter((id) => !before.includes(id));
  for (const id of gone) {
    const sameAmount = before.length === after.length;
    const inPlace = sameAmount ? after[before.indexOf(id)] : undefined;
    changes.set(id, inPlace !== undefined && added.includes(inPlace) ? inPlace : undefined);
  }
  return changes;
}

function exitId(exit: { id: string }): string {
  return exit.id;
}

function changeNode(flow: Flow, id: string, change: (node: FlowNode) => FlowNode): Flow {
  let changed = false;
  const nodes = flow.nodes.map((node) => {
    if (node.id !== id) return node;
    const next = change(node);
    changed ||= next !== node;
    return next;
  });
  return changed ? { ...flow, nodes } : flow;
}

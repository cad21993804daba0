import type { Flow } from '#schemas/flow/flow.ts';
import { nodeKind } from '#schemas/nodes/index.ts';
import { RETURN_EXIT } from '#schemas/nodes/node-kind.ts';

/** How much of a flow a set of runs goes through. What happens inside its sub-flows belongs to those. */
export interface Coverage {
  /** Exits as `node>exit`, in the order of the document. */
  covered: string[];
  missing: string[];
  /** Nodes that no run enters. */
  missingNodes: string[];
  /** Share of exits in per cent, rounded down: 100 says that none is missing. */
  percent: number;
}

/** What paths (as in `TestOutcome`) cover of a flow. */
export function measureCoverage(flow: Flow, paths: Iterable<readonly string[]>): Coverage {
  const seen = new Set<string>();
  for (const path of paths) {
    for (const step of path) {
      seen.add(step);
      seen.add(step.split('>')[0] ?? step);
    }
  }
  const exits = listExits(flow);
  const covered = exits.filter((exit) => seen.has(exit));
  return {
    covered,
    missing: exits.filter((exit) => !seen.has(exit)),
    missingNodes: flow.nodes.map(({ id }) => id).filter((id) => !seen.has(id)),
    percent: exits.length === 0 ? 100 : Math.floor((covered.length * 100) / exits.length),
  };
}

/** Every exit that counts: those that must be connected, and of the others those that are. */
export function listExits({ nodes, edges }: Pick<Flow, 'nodes' | 'edges'>): string[] {
  const connected = new Set(edges.map(({ source, exit }) => `${source}>${exit}`));
  return nodes.flatMap(({ id, kind, config }) => {
    const known = nodeKind(kind);
    const parsed = known?.config.safeParse(config);
    if (!known || !parsed?.success) return [];
    return known
      .exits(parsed.data)
      .filter((exit) => exit.id !== RETURN_EXIT && (!exit.optional || connected.has(`${id}>${exit.id}`)))
      .map((exit) => `${id}>${exit.id}`);
  });
}

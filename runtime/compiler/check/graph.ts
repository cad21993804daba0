import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import type { FlowEdge } from '#schemas/flow/flow.ts';
import type { ResolvedFlow, ResolvedNode } from '../resolve.ts';
import type { CheckedFlow } from './check-pass.ts';
import { exitNames } from './where.ts';

/** Starts, edges and exits. */
export function checkGraph({ resolved }: CheckedFlow): Diagnostic[] {
  const starts = resolved.flow.nodes.filter((node) => node.kind === 'start');
  const found: Diagnostic[] = [];
  if (starts.length === 0) found.push({ rule: 'no-start', severity: 'error', params: {} });
  if (starts.length > 1) {
    const params = { count: starts.length };
    found.push(
      ...starts.map(({ id }): Diagnostic => ({ rule: 'several-starts', severity: 'error', node: id, params })),
    );
  }
  found.push(...checkEdges(resolved));
  for (const node of resolved.nodes.values()) found.push(...checkExits(resolved, node));
  return found;
}

function checkEdges({ flow, nodes }: ResolvedFlow): Diagnostic[] {
  const ids = new Set(flow.nodes.map(({ id }) => id));
  const starts = new Set(flow.nodes.filter(({ kind }) => kind === 'start').map(({ id }) => id));
  const taken = new Set<string>();
  return flow.edges.flatMap((edge): Diagnostic[] => {
    const found: Diagnostic[] = [];
    const where = { severity: 'error', edge: edge.id } as const;
    for (const id of [edge.source, edge.target]) {
      if (!ids.has(id)) found.push({ ...where, rule: 'edge-without-node', params: { id } });
    }
    const source = nodes.get(edge.source);
    if (source && !source.exits.some(({ id }) => id === edge.exit)) {
      found.push({ ...where, rule: 'unknown-exit', node: edge.source, exit: edge.exit, params: { exit: edge.exit } });
    }
    const key = `${edge.source} ${edge.exit}`;
    if (taken.has(key))
      found.push({ ...where, rule: 'exit-connected-twice', node: edge.source, ...exitOf(edge, source) });
    taken.add(key);
    if (starts.has(edge.target)) found.push({ ...where, rule: 'edge-into-start', node: edge.target, params: {} });
    return found;
  });
}

function exitOf(edge: FlowEdge, source: ResolvedNode | undefined): Pick<Diagnostic, 'exit' | 'params'> {
  return { exit: edge.exit, params: source ? exitNames(source, edge.exit) : { exit: edge.exit } };
}

function checkExits({ targets }: ResolvedFlow, resolved: ResolvedNode): Diagnostic[] {
  const connected = targets.get(resolved.node.id);
  return resolved.exits
    .filter((exit) => !exit.optional && !connected?.has(exit.id))
    .map((exit) => ({
      rule: 'unconnected-exit',
      severity: 'error',
      node: resolved.node.id,
      exit: exit.id,
      params: exitNames(resolved, exit.id),
    }));
}

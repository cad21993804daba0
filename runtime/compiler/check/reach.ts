import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import type { Explored } from './analysis/explore.ts';
import { type CheckedFlow, finding } from './check-pass.ts';
import { exitNames } from './where.ts';

/** Nodes that no contact gets to, and exits that none takes. */
export function checkReach(checked: CheckedFlow): Diagnostic[] {
  const { flow, unresolved } = checked.resolved;
  if (!flow.nodes.some(({ kind }) => kind === 'start')) return [];
  const drawn = reachedByEdges(checked);
  const cut = flow.nodes.filter(({ id }) => !drawn.has(id)).map(({ id }) => finding('unreachable-node', { node: id }));
  // What a node that is not understood would lead to cannot be told.
  const starts = flow.nodes.filter(({ kind }) => kind === 'start').length;
  if (unresolved.length > 0 || starts > 1) return cut;
  return [...cut, ...neverReached(checked, drawn)];
}

function reachedByEdges({ resolved: { flow } }: CheckedFlow): Set<string> {
  const next = new Map<string, string[]>();
  for (const { source, target } of flow.edges) {
    const targets = next.get(source);
    if (targets) targets.push(target);
    else next.set(source, [target]);
  }
  const open = flow.nodes.filter(({ kind }) => kind === 'start').map(({ id }) => id);
  const reached = new Set(open);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const target of next.get(id) ?? []) {
      if (reached.has(target)) continue;
      reached.add(target);
      open.push(target);
    }
  }
  return reached;
}

function neverReached(checked: CheckedFlow, drawn: ReadonlySet<string>): Diagnostic[] {
  const { resolved } = checked;
  const { nodes, exits } = passedIn(checked.explore());
  const found: Diagnostic[] = [];
  for (const node of resolved.nodes.values()) {
    const { id } = node.node;
    if (!drawn.has(id)) continue;
    if (!nodes.has(id)) {
      found.push(finding('unreachable-node', { node: id }));
      continue;
    }
    for (const exit of node.exits) {
      // An exit for what goes wrong is connected as a precaution: that it cannot be taken is no mistake.
      const expected = !exit.optional && resolved.targets.get(id)?.has(exit.id);
      if (!expected || exits.has(`${id}>${exit.id}`)) continue;
      found.push(finding('unreachable-exit', { node: id, exit: exit.id }, exitNames(node, exit.id)));
    }
  }
  return found;
}

/** Every node that some contact enters, and every exit that one leaves through. */
export function passedIn({ places }: Explored): { nodes: Set<string>; exits: Set<string> } {
  const nodes = new Set<string>();
  const exits = new Set<string>();
  for (const { state, moves } of places) {
    for (const scope of prefixesOf(state.node)) nodes.add(scope);
    for (const { target } of moves) if (target.exit !== undefined) exits.add(`${state.node}>${target.exit}`);
  }
  return { nodes, exits };
}

/** A sub-flow node is entered with the first of its nodes. */
function prefixesOf(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

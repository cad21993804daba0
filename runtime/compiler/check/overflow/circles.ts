/** A way from one node to the next. */
export interface Way {
  from: string;
  exit: string;
  to: string;
}

/** Groups of nodes in which one can go round along the ways, in no particular order (Kosaraju's algorithm). */
export function findCircles(ways: readonly Way[]): Set<string>[] {
  const forward = groupBy(ways, (way) => way.from);
  const backward = groupBy(ways, (way) => way.to);
  const finished: string[] = [];
  const seen = new Set<string>();
  for (const root of forward.keys()) {
    walk(root, seen, {
      next: (node) => (forward.get(node) ?? []).map(({ to }) => to),
      leave: (node) => finished.push(node),
    });
  }
  const assigned = new Set<string>();
  return finished.toReversed().flatMap((root) => {
    const group = new Set<string>();
    walk(root, assigned, {
      next: (node) => (backward.get(node) ?? []).map(({ from }) => from),
      leave: (node) => group.add(node),
    });
    const goesRound = group.size > 1 || (forward.get(root) ?? []).some(({ to }) => to === root);
    return group.size > 0 && goesRound ? [group] : [];
  });
}

/** The fewest ways that lead from one node to another; at least one when they are the same. */
export function shortestWay(ways: readonly Way[], from: string, to: string): Way[] {
  const forward = groupBy(ways, (way) => way.from);
  const reachedBy = new Map<string, Way>();
  const open = [from];
  for (const node of open) {
    for (const way of forward.get(node) ?? []) {
      if (reachedBy.has(way.to)) continue;
      reachedBy.set(way.to, way);
      if (way.to === to) return traceBack(reachedBy, from, way);
      open.push(way.to);
    }
  }
  return [];
}

function traceBack(reachedBy: ReadonlyMap<string, Way>, from: string, last: Way): Way[] {
  const path = [last];
  for (let way = last; way.from !== from; ) {
    const before = reachedBy.get(way.from);
    if (!before) return path;
    path.unshift(before);
    way = before;
  }
  return path;
}

interface Walk {
  next(node: string): string[];
  /** After everything that can be reached from the node has been left. */
  leave(node: string): void;
}

/** Depth first, without recursion: flows are deep. */
function walk(root: string, seen: Set<string>, { next, leave }: Walk): void {
  if (seen.has(root)) return;
  seen.add(root);
  const stack = [{ node: root, open: next(root) }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const node = top.open.pop();
    if (node === undefined) {
      leave(top.node);
      stack.pop();
    } else if (!seen.has(node)) {
      seen.add(node);
      stack.push({ node, open: next(node) });
    }
  }
}

function groupBy(ways: readonly Way[], key: (way: Way) => string): Map<string, Way[]> {
  const groups = new Map<string, Way[]>();
  for (const way of ways) {
    const group = groups.get(key(way));
    if (group) group.push(way);
    else groups.set(key(way), [way]);
  }
  return groups;
}

import type { Explored, Place, Taken } from './explore.ts';

/** The places of a flow grouped by circles: two are in one group if each can be reached from the other. */
export interface Components {
  /** Group by place; groups that come later have smaller numbers. */
  of: Int32Array;
  /** Groups in which a contact can go round. */
  circular: ReadonlySet<number>;
}

/** Finds the circles among the moves that count (Tarjan's algorithm, without recursion: flows are deep). */
export function findComponents({ places }: Explored, counts: (move: Taken) => boolean): Components {
  const of = new Int32Array(places.length).fill(-1);
  const order = new Int32Array(places.length).fill(-1);
  const low = new Int32Array(places.length);
  const nextMove = new Int32Array(places.length);
  const circular = new Set<number>();
  const stack: number[] = [];
  let counter = 0;
  let groups = 0;
  const enter = (id: number) => {
    order[id] = counter;
    low[id] = counter;
    counter += 1;
    stack.push(id);
  };
  for (const root of places) {
    if ((order[root.id] ?? 0) >= 0) continue;
    const work: Place[] = [root];
    enter(root.id);
    for (let place = work.at(-1); place; place = work.at(-1)) {
      const { id } = place;
      const move = place.moves[nextMove[id] ?? 0];
      if (move) {
        nextMove[id] = (nextMove[id] ?? 0) + 1;
        if (!counts(move)) continue;
        const target = move.to.id;
        if (target === id) circular.add(-1 - id);
        if ((order[target] ?? 0) < 0) {
          enter(target);
          work.push(move.to);
        } else if ((of[target] ?? 0) < 0) low[id] = Math.min(low[id] ?? 0, order[target] ?? 0);
        continue;
      }
      work.pop();
      const above = work.at(-1);
      if (above) low[above.id] = Math.min(low[above.id] ?? 0, low[id] ?? 0);
      if (low[id] === order[id]) closeGroup(id);
    }
  }
  return { of, circular: new Set([...circular].filter((group) => group >= 0)) };

  function closeGroup(id: number): void {
    const members: number[] = [];
    for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
      of[member] = groups;
      members.push(member);
      if (member === id) break;
    }
    if (members.length > 1 || circular.has(-1 - id)) circular.add(groups);
    groups += 1;
  }
}

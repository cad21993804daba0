import type { Session, SessionStep } from '#runtime/engine/session/session.ts';
import type { Effect } from '#schemas/effects/index.ts';
import { sameValue } from './compare-values.ts';

/** What the outside notices of one event: what the contact was asked, played or given, and whether it ended. */
export interface Observation {
  effects: readonly Effect[];
  /** The node it stands on afterwards, or the last one it passed. */
  node: string;
  result: Session['result'];
  /** How long it then waits for the caller or the outside, in milliseconds; null where nothing is timed. */
  waitsMs: number | null;
}

/** How two observations of the same event differ, the gravest difference first. */
export type Difference = 'turns' | 'ends' | 'asks' | 'waits';

export function observe(session: Session, step: SessionStep): Observation {
  const { timerAt } = session.context;
  return {
    effects: step.effects.filter(({ effect }) => effect !== 'cancel'),
    node: session.node || (step.trace.at(-1)?.node ?? ''),
    result: session.ended ? (session.result ?? 'failed') : null,
    waitsMs: session.ended || timerAt === null ? null : timerAt - step.at,
  };
}

/**
 * `turns`: something else is done. `ends`: one goes on, or ends otherwise. `asks`: the same is done in other words.
 * `waits`: for another time. Null when nobody outside could tell the two apart.
 */
export function differenceOf(before: Observation, after: Observation): Difference | null {
  const kinds = ({ effects }: Observation) => effects.map(({ effect }) => effect).join();
  if (kinds(before) !== kinds(after)) return before.result === after.result ? 'turns' : 'ends';
  if (before.result !== after.result) return 'ends';
  const same = before.effects.every(({ params }, index) => sameParams(params, after.effects[index]?.params));
  // Other words at another node are another way, not another wording.
  if (!same) return before.node === after.node ? 'asks' : 'turns';
  return before.waitsMs === after.waitsMs ? null : 'waits';
}

/** What journals leave out. */
const MASK = '•••';

/** Whether two effects ask the same; a value that a journal masks is not known, and counts as the same. */
export function sameParams(a: unknown, b: unknown): boolean {
  if (sameValue(a, b) || a === MASK || b === MASK) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    left.length === right.size && left.every(([key, value]) => right.has(key) && sameParams(value, right.get(key)))
  );
}

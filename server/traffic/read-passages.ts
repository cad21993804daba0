import type { ContactResult, TraceEntry } from '#schemas/effects/contact.ts';

/** A line of a journal, as far as passages need it. */
export interface TraceLine {
  /** Milliseconds since 1970. */
  at: number;
  trace: readonly TraceEntry[];
}

export interface Passages {
  /** How often each thing was done, by `node` (entered), `node>exit` and `node>$hung-up` (ended there). */
  counts: Map<string, number>;
  /** Milliseconds spent in a node, once for each stay. */
  stays: { node: string; ms: number }[];
}

/** What a contact did on its flow, from its journal. `ended` is null for one that is still live. */
export function readPassages(
  lines: readonly TraceLine[],
  ended: { result: ContactResult; atMs: number } | null,
): Passages {
  const counts = new Map<string, number>();
  const stays: Passages['stays'] = [];
  const entered = new Map<string, number>();
  /** Where the contact stands: the node it entered last. */
  let last: string | undefined;
  const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  const leave = (node: string, at: number) => {
    const since = entered.get(node);
    if (since !== undefined) stays.push({ node, ms: Math.max(0, at - since) });
    entered.delete(node);
  };
  for (const { at, trace } of lines) {
    for (const step of trace) {
      if (step.entered) {
        entered.set(step.node, at);
        last = step.node;
        count(step.node);
      }
      if (step.exit !== undefined) {
        count(passageKey(step.node, step.exit));
        leave(step.node, at);
      }
    }
  }
  if (ended) {
    if (last !== undefined) count(passageKey(last, `$${ended.result}`));
    // The caller of a sub-flow ends together with the node inside it.
    for (const node of [...entered.keys()]) leave(node, ended.atMs);
  }
  return { counts, stays };
}

/** How a passage is written; node ids contain no `>`. */
export function passageKey(node: string, exit: string): string {
  return exit === '' ? node : `${node}>${exit}`;
}

export function splitPassageKey(key: string): { node: string; exit: string } {
  const at = key.indexOf('>');
  return at < 0 ? { node: key, exit: '' } : { node: key.slice(0, at), exit: key.slice(at + 1) };
}

/** Each length is a tenth longer than the one before it, from a tenth of a second on. */
const GROWTH = Math.log(1.1);
const SHORTEST_MS = 100;
const LAST_BUCKET = 200;

/** The number of a length; 0 for anything shorter than can be told apart. */
export function stayBucket(ms: number): number {
  if (ms < SHORTEST_MS) return 0;
  return Math.min(LAST_BUCKET, 1 + Math.floor(Math.log(ms / SHORTEST_MS) / GROWTH));
}

/** The middle of the lengths that share a number, in milliseconds: within 5 % of each of them. */
export function bucketMs(bucket: number): number {
  return bucket === 0 ? 0 : SHORTEST_MS * Math.exp(GROWTH * (bucket - 0.5));
}

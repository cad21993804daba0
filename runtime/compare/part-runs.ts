import type { SessionStep } from '#runtime/engine/session/session.ts';
import type { TestRun } from '#runtime/simulator/run-test.ts';
import type { PairStep, Parting, Versions } from './explore-pair.ts';
import { differenceOf, type Observation } from './observe.ts';

/**
 * Where two runs of the same test part, told like a parting that a search found; null when nobody outside could tell them
 * apart. Waiting times are not looked at: a test chooses its own.
 */
export function partRuns({ before, after }: Versions<TestRun>): Parting | null {
  const steps: PairStep[] = [];
  const seen = { before: observeRun(before), after: observeRun(after) };
  const length = Math.min(before.journal.length, after.journal.length);
  for (let index = 0; index < length; index += 1) {
    const step = pairAt(index, { before, after }, seen);
    if (!step) return null;
    steps.push(step);
    const difference = differenceOf(step.seen.before, step.seen.after);
    const startedAt = before.journal[0]?.at ?? 0;
    if (difference !== null) return { difference, startedAt, steps };
    // What happened next is the doing of the runs themselves from here on.
    if (before.journal[index + 1]?.event.type !== after.journal[index + 1]?.event.type) return null;
  }
  return null;
}

function pairAt(index: number, runs: Versions<TestRun>, seen: Versions<readonly Observation[]>): PairStep | null {
  const [before, after] = [runs.before.journal[index], runs.after.journal[index]];
  const observed = { before: seen.before[index], after: seen.after[index] };
  if (!before || !after || !observed.before || !observed.after) return null;
  const last = index === 0 ? undefined : seen.before[index - 1];
  return {
    event: before.event,
    at: last?.node ?? '',
    awaited: awaitedBy(before, runs.before.journal.slice(0, index)),
    steps: { before, after },
    seen: { before: observed.before, after: observed.after },
  };
}

/** The kind of effect whose outcome an event is, or what was asked last where time ran out. */
function awaitedBy({ event }: SessionStep, earlier: readonly SessionStep[]): string | null {
  if ('effect' in event) return event.type.split('.')[0] ?? null;
  return earlier.at(-1)?.effects.findLast(({ effect }) => effect !== 'cancel')?.effect ?? null;
}

/** What the outside noticed of each event of a run. */
function observeRun({ journal, outcome }: TestRun): Observation[] {
  let node = '';
  return journal.map(({ trace, effects }, index) => {
    node = trace.at(-1)?.node ?? node;
    const isLast = index === journal.length - 1;
    const result = isLast && outcome.end !== 'waiting' ? outcome.end : null;
    return { effects: effects.filter(({ effect }) => effect !== 'cancel'), node, result, waitsMs: null };
  });
}

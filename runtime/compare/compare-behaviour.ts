import { compileFlow } from '#runtime/compiler/compile.ts';
import { type LinkedFlow, linkIr } from '#runtime/compiler/link.ts';
import type { CompileEnvironment } from '#runtime/compiler/resolve.ts';
import { generateTests } from '#runtime/simulator/generate/generate-tests.ts';
import { playFlowTest } from '#runtime/simulator/run-test.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import type { FlowTest } from '#schemas/flow/flow-test.ts';
import { sameValue } from './compare-values.ts';
import { describeDifference, describeWay } from './describe-parting.ts';
import { explorePair, mapVersions, type Parting, type Versions } from './explore-pair.ts';
import { type FlowWords, wordsOf } from './flow-words.ts';
import type { Difference, Observation } from './observe.ts';
import { partRuns } from './part-runs.ts';
import { inBoth, type Words } from './words.ts';

/** Something that happens otherwise in the version after. */
export interface BehaviourChange {
  difference: Difference;
  /** What happens now, and what happened before. */
  text: Words;
  /** How to get there: the last one is what the text is about. */
  way: readonly Words[];
  /** The node on which the difference begins, and the nodes that are reached; empty at the very beginning. */
  node: string;
  reached: Versions<string>;
  /** Ways that lead to the same difference. */
  ways: number;
}

/** A test that shows something else in the version after. */
export interface TestChange {
  name: string;
  /** What of its outcome differs. */
  parts: readonly ('heard' | 'asked' | 'path' | 'variables' | 'end')[];
  text: Words;
}

export interface BehaviourComparison {
  changes: BehaviourChange[];
  tests: TestChange[];
  /** Tests that were run on both versions. */
  testsRun: number;
  /** Not every way could be tried. */
  cutShort: boolean;
}

interface BehaviourOptions {
  /** Events that the search may feed to each version. */
  limit?: number;
  /** Asked while tests are generated; true ends it with those that were found. None are generated without it. */
  stopGenerating?: () => boolean;
  /** Told what is known before tests are generated, which takes longer. */
  onFound?: (comparison: BehaviourComparison) => void;
}

/**
 * Runs two versions of a flow side by side: over every way that a bounded search finds, over the tests of both, and over
 * tests that are generated to go through every exit of either. Tells what happens otherwise.
 */
export function compareBehaviour(
  documents: Versions<Flow>,
  environment: CompileEnvironment,
  { limit, stopGenerating, onFound }: BehaviourOptions = {},
): BehaviourComparison {
  const linked = { before: lower(documents.before, environment), after: lower(documents.after, environment) };
  const words = { before: wordsOf(documents.before), after: wordsOf(documents.after) };
  const { partings, cutShort } = explorePair(linked, { limit });
  const tests = testsOf(documents);
  const testChanges = tests.flatMap((test) => compareTest(test, linked));
  const summarise = (): BehaviourComparison => ({
    changes: gatherPartings(partings, words),
    tests: testChanges,
    testsRun: tests.length,
    cutShort,
  });
  if (!stopGenerating) return summarise();
  onFound?.(summarise());
  partings.push(...partGenerated(documents, linked, stopGenerating));
  return summarise();
}

function lower(document: Flow, environment: CompileEnvironment): LinkedFlow {
  const { ir } = compileFlow({ document, environment });
  if (!ir) throw new Error('compare-behaviour.not-lowered: a flow that reads is lowered');
  return linkIr(ir);
}

/** Tests that go through every exit of one version, run on both: they know values that conditions ask for. */
function partGenerated(documents: Versions<Flow>, linked: Versions<LinkedFlow>, stop: () => boolean): Parting[] {
  const generated = (['after', 'before'] as const).flatMap(
    (side) => generateTests({ flow: documents[side], linked: linked[side], stop }).tests,
  );
  return generated.flatMap((test) => partRuns(mapVersions(linked, (version) => playFlowTest(version, test))) ?? []);
}

/** Partings that are the same to whoever calls, told once by their shortest way. */
function gatherPartings(partings: readonly Parting[], words: Versions<FlowWords>): BehaviourChange[] {
  const found = new Map<string, BehaviourChange>();
  for (const parting of partings) {
    const { difference } = parting;
    const last = parting.steps.at(-1);
    if (!last) continue;
    const waits = difference === 'waits' && [last.seen.before.waitsMs, last.seen.after.waitsMs];
    const key = JSON.stringify([difference, last.at, signature(last.seen.before), signature(last.seen.after), waits]);
    const known = found.get(key);
    if (known) {
      known.ways += 1;
      continue;
    }
    found.set(key, {
      difference,
      text: describeDifference(difference, last.seen, words),
      way: describeWay(parting, words.before),
      node: last.at,
      reached: { before: last.seen.before.node, after: last.seen.after.node },
      ways: 1,
    });
  }
  return [...found.values()];
}

/** What an observation comes down to, whatever happened before it. */
function signature({ effects, node, result }: Observation): unknown {
  return [effects.map(({ effect, params }) => [effect, params]), node, result];
}

/** The tests of both versions; where both have one of the same name, the newer one. */
function testsOf({ before, after }: Versions<Flow>): FlowTest[] {
  return [...new Map([...before.tests, ...after.tests].map((test) => [test.name, test])).values()];
}

function compareTest(test: FlowTest, linked: Versions<LinkedFlow>): TestChange[] {
  const before = playFlowTest(linked.before, test).outcome;
  const after = playFlowTest(linked.after, test).outcome;
  const parts = (['heard', 'asked', 'path', 'variables', 'end'] as const).filter(
    (part) => !sameValue(before[part], after[part]),
  );
  // Another way to the same outcome is nothing that anybody outside could notice.
  if (parts.every((part) => part === 'path')) return [];
  const told = parts.find((part) => part !== 'path') ?? 'end';
  const [old, now] = firstDifference(before[told], after[told]);
  const text = inBoth((language) =>
    language === 'en' ? `${PARTS.en[told]}: ${now} instead of ${old}` : `${PARTS.fr[told]} : ${now} au lieu de ${old}`,
  );
  return [{ name: test.name, parts, text }];
}

const PARTS = {
  en: { heard: 'heard', asked: 'asked', path: 'path', variables: 'variables', end: 'end' },
  fr: { heard: 'entendu', asked: 'demandé', path: 'chemin', variables: 'variables', end: 'fin' },
};

/** The first item in which two lists differ, or the first entry of two records; texts as they are. */
function firstDifference(before: unknown, after: unknown): [string, string] {
  if (typeof before !== 'object' || typeof after !== 'object' || before === null || after === null) {
    return [show(before), show(after)];
  }
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const key = [...new Set([...old.keys(), ...now.keys()])].find((one) => !sameValue(old.get(one), now.get(one)));
  const name = Array.isArray(before) || key === undefined ? '' : `${key} = `;
  return [name + show(old.get(key ?? '')), name + show(now.get(key ?? ''))];
}

function show(value: unknown): string {
  if (typeof value === 'string') return `“${value.replace(/^speech:/, '')}”`;
  return value === undefined ? '—' : JSON.stringify(value);
}

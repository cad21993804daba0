import type { LinkedFlow } from '#runtime/compiler/link.ts';
import type { SessionStep } from '#runtime/engine/session/session.ts';
import type { FlowTest, TestExpectation } from '#schemas/flow/flow-test.ts';
import { askedIn, heardIn, playFlowTest, type TestRun } from './run-test.ts';

/** An expectation that a run did not fulfil. */
export interface TestFailure {
  expectation: keyof TestExpectation;
  /** The name of the variable, for `variables`. */
  name?: string;
  expected: unknown;
  got: unknown;
  /** Where the run and the expectation part: place in the list, path of the node, step of the test (see `TestRun`). */
  at?: { index?: number; node: string; step: number };
}

export interface TestVerdict {
  passed: boolean;
  failures: TestFailure[];
  run: TestRun;
}

/** Runs a test and holds what happened against what it expects. */
export function judgeFlowTest(linked: LinkedFlow, test: FlowTest): TestVerdict {
  const run = playFlowTest(linked, test);
  const failures = judgeRun(run, test.expect);
  return { passed: failures.length === 0, failures, run };
}

function judgeRun(run: TestRun, expect: TestExpectation): TestFailure[] {
  const { outcome } = run;
  return [
    ...compareLists(run, 'path', expect.path),
    ...compareLists(run, 'heard', expect.heard),
    ...missingTexts(run, expect.hears),
    ...compareLists(run, 'asked', expect.asked),
    ...(expect.passes ?? [])
      .filter((place) => !passes(outcome.path, place))
      .map((place) => ({ expectation: 'passes' as const, expected: place, got: null, at: lastPlace(run) })),
    ...(expect.avoids ?? []).flatMap((place) => avoided(run, place)),
    ...compareVariables(run, expect.variables),
    ...(expect.end === undefined || expect.end === outcome.end
      ? []
      : [{ expectation: 'end' as const, expected: expect.end, got: outcome.end, at: lastPlace(run) }]),
    ...judgeDuration(run, expect.withinSeconds),
  ];
}

/** Whether a path goes through a node, or leaves one through an exit. */
function passes(path: readonly string[], place: string): boolean {
  return path.some((step) => step === place || step.split('>')[0] === place);
}

const LISTS = {
  heard: heardIn,
  asked: askedIn,
  /** A line of the path may begin in one event and end in another; it belongs to the one that entered the node. */
  path: ({ trace }: Pick<SessionStep, 'trace'>) => trace.filter(({ entered }) => entered).map(({ node }) => node),
} as const;

function compareLists(run: TestRun, key: keyof typeof LISTS, expected: string[] | undefined): TestFailure[] {
  if (expected === undefined) return [];
  const got = run.outcome[key];
  const longest = Math.max(expected.length, got.length);
  for (let index = 0; index < longest; index += 1) {
    if (expected[index] !== got[index]) {
      return [{ expectation: key, expected, got, at: { ...placeOf(run, key, index), index } }];
    }
  }
  return [];
}

/** The node and step of the test that gave the n-th entry of a list; the last ones when there is none. */
function placeOf(run: TestRun, key: keyof typeof LISTS, index: number): { node: string; step: number } {
  let seen = 0;
  for (const [line, step] of run.journal.entries()) {
    seen += LISTS[key](step).length;
    if (seen > index) {
      const node = key === 'path' ? (run.outcome.path[index]?.split('>')[0] ?? '') : nodeAfter(run, line);
      return { node, step: run.stepOf[line] ?? -1 };
    }
  }
  return lastPlace(run);
}

function missingTexts(run: TestRun, expected: string[] | undefined): TestFailure[] {
  let from = 0;
  for (const text of expected ?? []) {
    const found = run.outcome.heard.findIndex((heard, index) => index >= from && heard.includes(text));
    if (found < 0) return [{ expectation: 'hears', expected: text, got: run.outcome.heard, at: lastPlace(run) }];
    from = found + 1;
  }
  return [];
}

function avoided(run: TestRun, place: string): TestFailure[] {
  const index = run.outcome.path.findIndex((step) => passes([step], place));
  if (index < 0) return [];
  return [
    {
      expectation: 'avoids',
      expected: place,
      got: run.outcome.path[index],
      at: { ...placeOf(run, 'path', index), index },
    },
  ];
}

function compareVariables(run: TestRun, expected: Record<string, unknown> | undefined): TestFailure[] {
  const { variables } = run.outcome;
  return Object.entries(expected ?? {})
    .filter(([name, value]) => !sameJson(value, variables[name]))
    .map(([name, value]) => ({ expectation: 'variables', name, expected: value, got: variables[name] ?? null }));
}

function judgeDuration(run: TestRun, limit: number | undefined): TestFailure[] {
  if (limit === undefined) return [];
  const late = run.seconds > limit || run.outcome.end === 'waiting';
  return late ? [{ expectation: 'withinSeconds', expected: limit, got: run.seconds, at: lastPlace(run) }] : [];
}

function lastPlace(run: TestRun): { node: string; step: number } {
  return { node: nodeAfter(run, run.journal.length - 1), step: run.stepOf.at(-1) ?? -1 };
}

/** Path of the node a contact stood on after a line of its journal. */
function nodeAfter(run: TestRun, line: number): string {
  return (
    run.journal
      .slice(0, line + 1)
      .findLast(({ trace }) => trace.length > 0)
      ?.trace.at(-1)?.node ?? ''
  );
}

/** Equal as JSON, whatever the order of the names in it. */
function sameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  // Both are objects, so their entries can be read by name.
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && sameJson(left[key], right[key]));
}

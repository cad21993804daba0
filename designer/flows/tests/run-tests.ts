import { compileFlow } from '#runtime/compiler/compile.ts';
import { type LinkedFlow, linkIr } from '#runtime/compiler/link.ts';
import { type Coverage, measureCoverage } from '#runtime/simulator/coverage.ts';
import { type Generated, generateTests } from '#runtime/simulator/generate/generate-tests.ts';
import { judgeFlowTest, type TestFailure } from '#runtime/simulator/judge-test.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import type { FlowTest } from '#schemas/flow/flow-test.ts';
import { compileEnvironment, type Surroundings } from '../problems/compile-environment.ts';

/** What a run of one test showed, as far as panels tell it. */
export interface TestResult {
  passed: boolean;
  failures: TestFailure[];
  path: string[];
  seconds: number;
  /** Places in `when` of steps that never had their turn. */
  idleSteps: readonly number[];
}

export interface TestResults {
  /** One for each test of the document, in its order. */
  results: TestResult[];
  coverage: Coverage;
}

/** A flow ready to run its tests; null for one that cannot be compiled. */
export function linkDocument(document: Flow, surroundings: Surroundings): LinkedFlow | null {
  const { ir } = compileFlow({ document, environment: compileEnvironment(surroundings) });
  return ir && linkIr(ir);
}

export function runTests(document: Flow, linked: LinkedFlow): TestResults {
  const results = document.tests.map((test) => runTest(linked, test));
  return {
    results,
    coverage: measureCoverage(
      document,
      results.map(({ path }) => path),
    ),
  };
}

function runTest(linked: LinkedFlow, test: FlowTest): TestResult {
  const { passed, failures, run } = judgeFlowTest(linked, test);
  return { passed, failures, path: run.outcome.path, seconds: run.seconds, idleSteps: run.idleSteps };
}

/** How long the search may go on; what it has found by then is shown. */
const GENERATE_MS = 5000;

/** Looks for tests of what the tests of a document do not cover. */
export function generateMissing(document: Flow, linked: LinkedFlow): Generated {
  const { covered } = runTests(document, linked).coverage;
  const until = performance.now() + GENERATE_MS;
  return generateTests({ flow: document, linked, covered, stop: () => performance.now() > until });
}

import { setImmediate } from 'node:timers/promises';
import { linkIr } from '#runtime/compiler/link.ts';
import { measureCoverage } from '#runtime/simulator/coverage.ts';
import { describeTestFailure } from '#runtime/simulator/failure-texts.ts';
import { judgeFlowTest, type TestFailure } from '#runtime/simulator/judge-test.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import type { Ir } from '#schemas/ir/ir.ts';
import { type Language, ServiceError, type ServiceIssue } from '../../errors.ts';

/** Exits named in a message; a flow that nobody has tested has hundreds. */
const EXITS_NAMED = 5;

/**
 * Runs the tests of a flow as far as its own settings make them a condition of publishing it.
 * @throws ServiceError `tests-demanded`, with the tests that fail and the exits that are not covered.
 */
export async function demandTests(flow: Flow, ir: Ir): Promise<void> {
  const { testsPass, coverage: wanted } = flow.settings.publishing;
  if (!testsPass && wanted === 0) return;
  const linked = linkIr(ir);
  const issues: ServiceIssue[] = [];
  const paths: string[][] = [];
  for (const [index, test] of flow.tests.entries()) {
    const { failures, run } = judgeFlowTest(linked, test);
    paths.push(run.outcome.path);
    if (testsPass && failures.length > 0) issues.push(failingTest(index, test.name, failures));
    // Live contacts are served by the same thread.
    await setImmediate();
  }
  const coverage = measureCoverage(flow, paths);
  if (coverage.percent < wanted) issues.push(tooLittle(wanted, coverage.percent, coverage.missing));
  if (issues.length > 0) throw new ServiceError('tests-demanded', { issues, details: { coverage } });
}

function failingTest(index: number, name: string, failures: readonly TestFailure[]): ServiceIssue {
  const why = (language: Language) => failures.map((failure) => describeTestFailure(failure, language)).join(' ');
  return {
    path: ['document', 'tests', index],
    rule: 'test-fails',
    reason: {
      en: `The test “${name}” fails. ${why('en')}`,
      fr: `Le test « ${name} » échoue. ${why('fr')}`,
    },
  };
}

function tooLittle(wanted: number, percent: number, missing: readonly string[]): ServiceIssue {
  const more = missing.length > EXITS_NAMED ? ', …' : '';
  const named = `${missing.slice(0, EXITS_NAMED).join(', ')}${more}`;
  return {
    path: ['document', 'settings', 'publishing', 'coverage'],
    rule: 'coverage',
    reason: {
      en: `The tests go through ${percent} % of the exits; ${wanted} % are demanded. Not covered: ${named}.`,
      fr: `Les tests passent par ${percent} % des sorties ; ${wanted} % sont exigés. Non couvertes : ${named}.`,
    },
  };
}

import { writeFile } from 'node:fs/promises';
import { compileFlow } from '#runtime/compiler/compile.ts';
import { linkIr } from '#runtime/compiler/link.ts';
import type { CompileEnvironment } from '#runtime/compiler/resolve.ts';
import { type Coverage, measureCoverage } from '#runtime/simulator/coverage.ts';
import { describeTestFailure } from '#runtime/simulator/failure-texts.ts';
import { judgeFlowTest, type TestFailure } from '#runtime/simulator/judge-test.ts';
import { type DiagnosticLanguage, describeDiagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { junitReport } from './junit-report.ts';
import { fileEnvironment, readDocument, UnreadableFileError } from './read-documents.ts';

export interface FileReport {
  file: string;
  flow: string;
  tests: TestReport[];
  /** Null for a file that could not be run at all; `problem` says why. */
  coverage: Coverage | null;
  problem: string | null;
}

export interface TestReport {
  name: string;
  passed: boolean;
  failures: (TestFailure & { message: string })[];
  /** Virtual seconds of the contact. */
  seconds: number;
  /** What the run itself took. */
  tookMs: number;
}

interface TestOptions {
  json?: boolean;
  junit?: string;
  coverage?: number;
  language: string;
}

/** `switchyard test`: runs the tests of flow documents; exit code 1 when one fails or covers too little. */
export async function testFiles(files: string[], options: TestOptions): Promise<void> {
  const language: DiagnosticLanguage = options.language === 'fr' ? 'fr' : 'en';
  const environment = await fileEnvironment(files);
  const reports: FileReport[] = [];
  for (const file of files) {
    const report = await testFile(file, { environment, language });
    const tooLittle = options.coverage !== undefined && (report.coverage?.percent ?? 0) < options.coverage;
    if (report.problem !== null || tooLittle || report.tests.some(({ passed }) => !passed)) process.exitCode = 1;
    reports.push(report);
  }
  if (options.junit !== undefined) await writeFile(options.junit, junitReport(reports, options.coverage));
  if (options.json) console.log(JSON.stringify(reports, null, 2));
  else printReports(reports, options.coverage);
}

interface Setting {
  environment: CompileEnvironment;
  language: DiagnosticLanguage;
}

async function testFile(file: string, { environment, language }: Setting): Promise<FileReport> {
  const nothing = { file, flow: '', tests: [], coverage: null };
  try {
    const { flow, ir, diagnostics } = compileFlow({ document: await readDocument(file), environment });
    if (!flow || !ir) {
      const why = diagnostics.map((found) => describeDiagnostic(found, language).message).join(' ');
      return { ...nothing, problem: why };
    }
    const linked = linkIr(ir);
    const paths: string[][] = [];
    const tests = flow.tests.map((test): TestReport => {
      const begun = performance.now();
      const { passed, failures, run } = judgeFlowTest(linked, test);
      paths.push(run.outcome.path);
      return {
        name: test.name,
        passed,
        failures: failures.map((failure) => ({ ...failure, message: describeTestFailure(failure, language) })),
        seconds: run.seconds,
        tookMs: performance.now() - begun,
      };
    });
    return { file, flow: flow.name, tests, coverage: measureCoverage(flow, paths), problem: null };
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    return { ...nothing, problem: error.message };
  }
}

function printReports(reports: readonly FileReport[], wanted: number | undefined): void {
  for (const { file, tests, coverage, problem } of reports) {
    console.log(file);
    if (problem !== null) console.log(`  ✗ ${problem}`);
    for (const { name, passed, failures } of tests) {
      console.log(`  ${passed ? '✓' : '✗'} ${name}`);
      for (const { message, at } of failures) {
        const where = at?.node ? ` [${at.node}]` : '';
        console.log(`      ${message}${where}`);
      }
    }
    if (coverage) console.log(`  ${describeCoverage(coverage, wanted)}`);
  }
  const all = reports.flatMap(({ tests }) => tests);
  const failed = all.filter(({ passed }) => !passed).length;
  console.log(`${all.length - failed} passed, ${failed} failed`);
}

function describeCoverage({ percent, covered, missing }: Coverage, wanted: number | undefined): string {
  const share = `coverage ${percent} % (${covered.length} of ${covered.length + missing.length} exits)`;
  const limit = wanted !== undefined && percent < wanted ? `, wanted ${wanted} %` : '';
  return `${share}${limit}${missing.length > 0 ? `; not covered: ${missing.join(', ')}` : ''}`;
}

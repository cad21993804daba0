import type { FileReport, TestReport } from './test-files.ts';

/** Test results as JUnit XML, which build servers read: a suite for each file, coverage that is too low as a failed case. */
export function junitReport(reports: readonly FileReport[], wantedCoverage: number | undefined): string {
  const suites = reports.map((report) => suite(report, wantedCoverage));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    element(
      'testsuites',
      counts(suites),
      suites.map(({ xml }) => xml),
    ),
    '',
  ].join('\n');
}

interface Suite {
  tests: number;
  failures: number;
  errors: number;
  seconds: number;
  xml: string;
}

function suite({ file, flow, tests, coverage, problem }: FileReport, wanted: number | undefined): Suite {
  const cases = tests.map((test) => testCase(file, test));
  if (problem !== null) cases.push(caseOf(file, 'is a flow', [element('error', { message: problem }, [])]));
  let failures = tests.filter(({ passed }) => !passed).length;
  if (coverage && wanted !== undefined) {
    const tooLittle = coverage.percent < wanted;
    const message = `${coverage.percent} % of the exits are covered, ${wanted} % are wanted`;
    const failure = element('failure', { message, type: 'coverage' }, [escapeXml(coverage.missing.join('\n'))]);
    cases.push(caseOf(file, `covers ${wanted} % of the exits`, tooLittle ? [failure] : []));
    if (tooLittle) failures += 1;
  }
  const seconds = tests.reduce((total, { tookMs }) => total + tookMs / 1000, 0);
  const found = { tests: cases.length, failures, errors: problem === null ? 0 : 1, seconds };
  const xml = element('testsuite', { name: flow || file, ...counts([found]) }, cases);
  return { ...found, xml };
}

function counts(suites: readonly Omit<Suite, 'xml'>[]): Record<string, string> {
  const sum = (key: keyof Omit<Suite, 'xml'>) => suites.reduce((total, one) => total + one[key], 0);
  return {
    tests: String(sum('tests')),
    failures: String(sum('failures')),
    errors: String(sum('errors')),
    time: sum('seconds').toFixed(3),
  };
}

function testCase(file: string, { name, failures, tookMs }: TestReport): string {
  const found = failures.map(({ message, expectation, expected, got, at }) =>
    element('failure', { message, type: expectation }, [
      escapeXml(
        `expected: ${JSON.stringify(expected)}\ngot: ${JSON.stringify(got)}${at?.node ? `\nat: ${at.node}` : ''}`,
      ),
    ]),
  );
  return caseOf(file, name, found, tookMs);
}

function caseOf(file: string, name: string, content: readonly string[], tookMs = 0): string {
  return element('testcase', { classname: file, name, time: (tookMs / 1000).toFixed(3) }, content);
}

function element(name: string, attributes: Record<string, string>, content: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  const open = `<${name}${written.join('')}`;
  return content.length === 0 ? `${open}/>` : `${open}>\n${content.join('\n')}\n</${name}>`;
}

/** What XML 1.0 has no way to write (control characters, halves of a pair) is replaced. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;');
}

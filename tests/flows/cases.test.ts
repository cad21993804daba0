import { afterAll, describe, expect, it } from 'vitest';
import { compileFlow } from '#runtime/compiler/compile.ts';
import { runFlowTest, type TestOutcome } from '#runtime/simulator/run-test.ts';
import { type NodeKindName, nodeKinds } from '#schemas/nodes/index.ts';
import { environmentWith } from './environment.ts';
import { readJson, UPDATES_GOLDENS, writeGolden } from './golden-file.ts';
import { buildCaseFlow, type NodeCase, nodeCase } from './node-case.ts';

describe.each(Object.keys(nodeKinds) as NodeKindName[])('%s', (kind) => {
  const path = `schemas/nodes/${kind}/cases.json`;
  const entries = readJson(path) as Record<string, unknown>[];

  it.each(entries.map((entry) => ({ name: String(entry.name), entry })))('$name', ({ entry }) => {
    const given = nodeCase.parse(entry);
    const outcome = runCase(kind, given);
    if (UPDATES_GOLDENS) entry.expect = outcome;
    else expect(outcome).toEqual(given.expect);
  });

  afterAll(() => {
    if (UPDATES_GOLDENS) writeGolden(path, entries);
  });
});

function runCase(kind: NodeKindName, given: NodeCase): TestOutcome {
  const document = buildCaseFlow(kind, given);
  const { ir, diagnostics } = compileFlow({ document, environment: environmentWith(given.flows) });
  // A case of one node is no whole flow: its values go nowhere, and what fails in it is what it shows.
  // A placeholder is an error by its very nature, and can be tried all the same.
  const errors = diagnostics.filter(({ severity, rule }) => severity === 'error' && rule !== 'imported-placeholder');
  expect(errors).toEqual([]);
  if (!ir) throw new Error('a case without errors has been compiled');
  return runFlowTest({ ir, test: given });
}

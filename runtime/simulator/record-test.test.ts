import { describe, expect, it } from 'vitest';
import { compileFlow } from '#runtime/compiler/compile.ts';
import { linkIr } from '#runtime/compiler/link.ts';
import { flow } from '#schemas/flow/flow.ts';
import { environmentWith } from '#tests/flows/environment.ts';
import { readJson } from '#tests/flows/golden-file.ts';
import { judgeFlowTest } from './judge-test.ts';
import { recordTest } from './record-test.ts';
import { playFlowTest } from './run-test.ts';

const flows = ['support-line', 'satisfaction-survey'].map((id) => flow.parse(readJson(`samples/${id}.json`)));

describe.each(flows.map((document) => ({ id: document.id, document })))('recording calls of $id', ({ document }) => {
  const { ir } = compileFlow({ document, environment: environmentWith(flows) });
  if (!ir) throw new Error('the sample compiles');
  const linked = linkIr(ir);

  it.each(document.tests.map((test) => ({ name: test.name, test })))('$name', ({ test }) => {
    const { journal, outcome } = playFlowTest(linked, test);
    const { given } = test;
    // A given language is that of the call; variables are inputs of the flow.
    const recorded = recordTest(linked, {
      name: 'recorded',
      lines: journal.map(({ at, event }) => ({ at, event })),
      language: given.language,
      variables: JSON.parse(JSON.stringify(given.variables)),
    });
    expect(recorded.exact).toBe(true);
    expect(recorded.test.expect).toMatchObject({ path: outcome.path, heard: outcome.heard, end: outcome.end });
    expect(judgeFlowTest(linked, recorded.test).failures).toEqual([]);
  });
});

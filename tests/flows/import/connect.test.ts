import { describe, expect, it } from 'vitest';
import { compileFlow } from '#runtime/compiler/compile.ts';
import { importConnect } from '#runtime/exchange/import/connect/import-connect.ts';
import { runFlowTest } from '#runtime/simulator/run-test.ts';
import { flowTest } from '#schemas/flow/flow-test.ts';
import { environmentWith } from '../environment.ts';
import { readJson } from '../golden-file.ts';

function importFile(name: string) {
  const result = importConnect(readJson(`tests/flows/import/${name}.connect.json`), { name, ui: 'en' });
  if (!result.ok) throw new Error(result.reason.en);
  const { ir, diagnostics } = compileFlow({ document: result.document, environment: environmentWith([]) });
  if (!ir) throw new Error('not lowered');
  const run = (when: object[]) => runFlowTest({ ir, test: flowTest.parse({ name: 'x', when, expect: {} }) });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return { ...result, run, problems: errors.map(({ rule, node }) => `${node}: ${rule}`).sort() };
}

describe('a flow in the flow language', () => {
  const { document, report, run, problems } = importFile('sales');

  it('leaves no block out, and says of each how faithful it is', () => {
    expect(report).toHaveLength(15);
    const of = (fidelity: string) => report.filter((item) => item.fidelity === fidelity).map(({ element }) => element);
    expect(of('unsupported')).toEqual(['lex']);
    expect(of('exact').sort()).toEqual(['Main menu', 'again', 'bye', 'half', 'order', 'remember']);
    const notes = report.flatMap((item) => item.notes.map(({ fr }) => fr)).join('\n');
    for (const lost of ['FlowLoggingBehavior', 'ThirdPartyDTMFDigits', 'IsMagic', 'SSML', 'function:find']) {
      expect(notes).toContain(lost);
    }
  });

  it('compiles, and what is left to do is what the report says', () => {
    expect(problems).toEqual([
      'a3: empty-field',
      'find: empty-field',
      'lex: imported-placeholder',
      'wait: empty-field',
    ]);
  });

  it('does what the source did', () => {
    const silent = [1, 2, 3].map(() => ({ do: 'silence' }));
    const tired = run(silent);
    expect(tired.heard.filter((said) => said.includes('Press 1 to order'))).toHaveLength(3);
    expect(tired.end).toBe('completed');
    const answer = { status: 200, body: { state: 'packed', name: 'Ada' }, headers: {} };
    const ordered = run([
      { do: 'press', keys: '1' },
      { do: 'press', keys: '4711#' },
      { do: 'outcome', effect: 'http', outcome: 'success', data: answer },
    ]);
    expect(ordered.path).toContain('state>branch-2');
    expect(ordered.variables).toMatchObject({ customer: 'Ada', kind: 'order', StoredCustomerInput: '4711' });
    expect(ordered.asked).toContain('transfer:+33140000099');
  });

  it('shares as the source did', () => {
    const half = document.nodes.find(({ id }) => id === 'half');
    expect(half?.config.shares).toMatchObject([{ percent: 30 }, { percent: 70 }]);
  });
});

it('reads the older export as well', () => {
  const { document, report, run, problems } = importFile('older');
  expect(document.name).toBe('Older line');
  expect(report.map(({ fidelity }) => fidelity)).toEqual(['exact', 'exact', 'exact', 'exact', 'exact', 'exact']);
  expect(problems).toEqual([]);
  expect(run([{ do: 'press', keys: '1' }]).asked).toEqual(['transfer:+33140000098']);
  expect(run([{ do: 'press', keys: '7' }]).path).toContain('m2>no-match');
});

it.each([
  [{}],
  [{ Version: '1', StartAction: 'x', Actions: [] }],
  [{ modules: [{ id: 1 }], start: 'x' }],
  [null],
])('is refused with a reason when it is something else: %j', (document) => {
  expect(importConnect(document, { name: 'x', ui: 'en' })).toMatchObject({ ok: false });
});

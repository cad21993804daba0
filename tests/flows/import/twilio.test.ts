import { describe, expect, it } from 'vitest';
import { compileFlow } from '#runtime/compiler/compile.ts';
import { importTwilio } from '#runtime/exchange/import/twilio/import-twilio.ts';
import { runFlowTest } from '#runtime/simulator/run-test.ts';
import { flowTest } from '#schemas/flow/flow-test.ts';
import { environmentWith } from '../environment.ts';
import { readJson } from '../golden-file.ts';

const source = readJson('tests/flows/import/support.twilio.json') as { states: { name: string; type: string }[] };
const result = importTwilio(source, { name: 'x', ui: 'en' });
if (!result.ok) throw new Error(result.reason.en);
const { document, report } = result;
const { ir, diagnostics } = compileFlow({ document, environment: environmentWith([]) });

describe('a Twilio Studio flow', () => {
  it('leaves no widget out, and says of each how faithful it is', () => {
    expect(report.map(({ element }) => element).sort()).toEqual(source.states.map(({ name }) => name).sort());
    const of = (fidelity: string) => report.filter((item) => item.fidelity === fidelity).map(({ element }) => element);
    expect(of('unsupported')).toEqual(['pay']);
    expect(of('exact').sort()).toEqual(['order_status', 'remember', 'say_status']);
    for (const { notes, fidelity } of report) expect(notes.length > 0).toBe(fidelity !== 'exact');
  });

  it('names every parameter that has no counterpart', () => {
    const notes = report.flatMap((item) => item.notes.map(({ en }) => en)).join('\n');
    for (const lost of [
      'record',
      'attributes',
      'priority',
      'is_after_time',
      'Polly.Amy',
      '{{flow.variables.order | upcase}}',
    ]) {
      expect(notes).toContain(lost);
    }
  });

  it('compiles, and what is left to do is what the report says', () => {
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ rule, node }) => `${node}: ${rule}`).sort()).toEqual([
      'agents: empty-field',
      'pay: imported-placeholder',
      'survey: missing-flow',
    ]);
  });

  it('does what the source did', () => {
    if (!ir) throw new Error('not lowered');
    const run = (keys: string, then: object[] = []) =>
      runFlowTest({ ir, test: flowTest.parse({ name: keys, when: [{ do: 'press', keys }, ...then], expect: {} }) });
    expect(
      run('3', [
        { do: 'speak', seconds: 3 },
        { do: 'press', keys: '#' },
      ]).path,
    ).toEqual([
      'start>next',
      'welcome>next',
      'ask-choice>valid',
      'choice>branch-3',
      'leave-message>recorded',
      'goodbye>next',
      'end',
    ]);
    const body = { order: { number: '42' } };
    const asked = run('1', [
      { do: 'outcome', effect: 'http', outcome: 'success', data: { status: 200, body, headers: {} } },
    ]);
    expect(asked.asked).toEqual(['http:GET https://shop.example.com/orders?caller=%2B33140000001']);
    expect(asked.heard).toContain('speech:Order 42 is on its way.');
    expect(run('9').path).toContain('choice>otherwise');
  });

  it('keeps what it does not know, word for word', () => {
    const pay = document.nodes.find(({ id }) => id === 'pay');
    expect(pay?.kind).toBe('imported');
    expect(JSON.parse(String(pay?.config.content))).toEqual(source.states.find(({ name }) => name === 'pay'));
    const leaving = document.edges.filter((edge) => edge.source === 'pay');
    expect(leaving.map(({ exit, target }) => `${exit} ${target}`)).toEqual([
      'to-success goodbye',
      'to-maxFailedAttempts agents',
      'to-hangup end',
    ]);
  });
});

it.each([
  [{}],
  [{ states: [], initial_state: 'x' }],
  [{ states: [{ name: 1 }], initial_state: 'x' }],
  [null],
  ['x'],
])('is refused with a reason when it is something else: %j', (document) => {
  const refused = importTwilio(document, { name: 'x', ui: 'fr' });
  expect(refused.ok).toBe(false);
});

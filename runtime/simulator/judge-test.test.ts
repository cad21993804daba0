import { describe, expect, it } from 'vitest';
import { compileFlow } from '#runtime/compiler/compile.ts';
import { linkIr } from '#runtime/compiler/link.ts';
import { drawEdge, drawNode } from '#schemas/flow/draw.ts';
import { flow } from '#schemas/flow/flow.ts';
import { flowTest } from '#schemas/flow/flow-test.ts';
import { environmentWith } from '#tests/flows/environment.ts';
import { describeTestFailure } from './failure-texts.ts';
import { judgeFlowTest } from './judge-test.ts';

const text = (en: string) => [{ type: 'text', text: { en } }];
const request = (url: string) => ({
  method: 'GET',
  url,
  mapping: [{ variable: 'state', value: 'event.body.state' }],
});

/** Asks for a key, then asks the same service twice and says what it answered. */
const document = flow.parse({
  format: 1,
  id: 'judged',
  name: 'Judged',
  kind: 'ivr',
  languages: ['en'],
  variables: [{ name: 'state', type: 'text' }],
  nodes: [
    drawNode('start', 'start'),
    drawNode('menu', 'menu', { prompt: text('One?'), choices: [{ key: '1', label: 'One' }] }),
    drawNode('first', 'http-request', request('https://shop.example/a')),
    drawNode('second', 'http-request', request('https://shop.example/b?x=1')),
    drawNode('say', 'play-prompt', { prompt: text('It is {{ state }}') }),
    drawNode('end', 'hang-up'),
  ],
  edges: [
    drawEdge('start', 'next', 'menu'),
    drawEdge('menu', 'key-1', 'first'),
    drawEdge('menu', 'no-input', 'end'),
    drawEdge('menu', 'no-match', 'end'),
    ...['success', 'http-error', 'timeout', 'error'].flatMap((exit) => [
      drawEdge('first', exit, exit === 'success' ? 'second' : 'end'),
      drawEdge('second', exit, exit === 'success' ? 'say' : 'end'),
    ]),
    drawEdge('say', 'next', 'end'),
  ],
  notes: [],
  tests: [],
});
const { ir } = compileFlow({ document, environment: environmentWith([]) });
if (!ir) throw new Error('the flow compiles');
const linked = linkIr(ir);

const answer = (state: string) => ({ outcome: 'success', data: { status: 200, body: { state }, headers: {} } });
const press = [{ do: 'press', keys: '1' }];
const judge = (given: object, expected: object, when: object[] = press) =>
  judgeFlowTest(linked, flowTest.parse({ name: 'judged', given, when, expect: expected }));

describe('mocks', () => {
  it('answer by what is asked, where * stands for any text', () => {
    const mocks = [
      { effect: 'http', asked: 'http:GET https://shop.example/b*', ...answer('b') },
      { effect: 'http', asked: 'http:GET https://shop.example/a', ...answer('a') },
    ];
    expect(judge({ mocks }, { variables: { state: 'b' }, hears: ['It is b'], end: 'completed' }).failures).toEqual([]);
    const close = [{ effect: 'http', asked: 'http:GET https://shop.example/', ...answer('a') }];
    expect(judge({ mocks: close }, { passes: ['first>timeout'] }).failures).toEqual([]);
  });

  it('answer by node, and by how often they were asked', () => {
    const byNode = [
      { effect: 'http', node: 'second', outcome: 'http-error', data: { status: 500, body: null, headers: {} } },
      { effect: 'http', ...answer('any') },
    ];
    expect(judge({ mocks: byNode }, { passes: ['first>success', 'second>http-error'] }).failures).toEqual([]);
    const byTime = [
      { effect: 'http', nth: 2, ...answer('twice') },
      { effect: 'http', nth: 1, ...answer('once') },
    ];
    expect(judge({ mocks: byTime }, { variables: { state: 'twice' } }).failures).toEqual([]);
  });

  it('take their time, and give way to a step that answers', () => {
    const slow = [{ effect: 'http', ...answer('late'), afterSeconds: 4 }];
    const { run } = judge({ mocks: slow }, {});
    expect(run.seconds).toBeGreaterThan(8);
    const steps = [...press, { do: 'outcome', effect: 'http', outcome: 'timeout' }];
    expect(judge({ mocks: slow }, { passes: ['first>timeout'] }, steps).failures).toEqual([]);
  });
});

describe('what a test expects', () => {
  const mocks = [{ effect: 'http', ...answer('ready') }];
  const failuresOf = (expected: object, when?: object[]) => judge({ mocks }, expected, when).failures;

  it('is shown where the run and the expectation part', () => {
    const path = ['start>next', 'menu>key-1', 'first>success', 'end'];
    const [failure] = failuresOf({ path });
    expect(failure).toMatchObject({ expectation: 'path', at: { index: 3, node: 'second', step: 1 } });
    expect(failure && describeTestFailure(failure, 'en')).toBe(
      'Step 4 of the path: expected “end”, got “second>success”.',
    );
    expect(failure && describeTestFailure(failure, 'fr')).toBe(
      'Étape 4 du chemin : attendu « end », obtenu « second>success ».',
    );
  });

  it('can be too much or too little', () => {
    const heard = ['speech:One?', 'speech:It is ready', 'speech:More'];
    const [tooLittle] = failuresOf({ heard });
    expect(tooLittle && describeTestFailure(tooLittle, 'en')).toBe(
      'Prompt 3: expected “speech:More”, but nothing more came.',
    );
    const [tooMuch] = failuresOf({ heard: heard.slice(0, 1) });
    expect(tooMuch).toMatchObject({ at: { index: 1, node: 'say' } });
    expect(tooMuch && describeTestFailure(tooMuch, 'en')).toBe(
      'Prompt 2: got “speech:It is ready”, but nothing more was expected.',
    );
  });

  it.each([
    [{ hears: ['ready', 'One'] }, 'hears', '“One” was not heard in its turn.'],
    [{ passes: ['menu>no-input'] }, 'passes', '“menu>no-input” was not passed.'],
    [{ avoids: ['say'] }, 'avoids', '“say” was passed, but should not be.'],
    [{ variables: { state: 'sent' } }, 'variables', 'state: expected “sent”, got “ready”.'],
    [{ end: 'hung-up' }, 'end', 'The end: expected hung up by the caller, got completed.'],
    [{ asked: [] }, 'asked', 'Request 1: got “http:GET https://shop.example/a”, but nothing more was expected.'],
  ])('%o is refused in words', (expected, expectation, words) => {
    const [failure, ...others] = failuresOf(expected);
    expect(failure?.expectation).toBe(expectation);
    expect(failure && describeTestFailure(failure, 'en')).toBe(words);
    expect(others).toEqual([]);
  });

  it('can be an end within some time', () => {
    expect(failuresOf({ withinSeconds: 30 })).toEqual([]);
    expect(failuresOf({ withinSeconds: 1 })).toMatchObject([{ expectation: 'withinSeconds', expected: 1 }]);
  });

  it('is nothing where the test says nothing', () => {
    expect(failuresOf({})).toEqual([]);
  });
});

describe('steps', () => {
  it('that never have their turn are named', () => {
    const steps = [...press, { do: 'outcome', effect: 'transfer', outcome: 'busy' }, { do: 'press', keys: '1' }];
    expect(judge({}, {}, steps).run.idleSteps).toEqual([1, 2]);
    const unknown = [...press, { do: 'outcome', effect: 'http', outcome: 'no-such-outcome' }];
    expect(judge({}, {}, unknown).run.idleSteps).toEqual([1]);
  });

  it('let time pass until a moment', () => {
    const steps = [{ do: 'wait', until: '2026-03-02T09:01:00Z' }];
    const { run } = judge({ at: '2026-03-02T09:00:00Z' }, {}, steps);
    expect(run.outcome.path.at(-2)).toBe('menu>no-input');
    expect(run.stepOf.every((step) => step <= 0)).toBe(true);
  });

  it('hold a wait to one of its two forms', () => {
    const refused = flowTest.safeParse({ name: 'x', when: [{ do: 'wait' }], expect: {} });
    expect(refused.error?.issues[0]?.message).toBe('seconds-or-until');
  });
});

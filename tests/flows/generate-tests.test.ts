import { describe, expect, it } from 'vitest';
import { compileFlow } from '#runtime/compiler/compile.ts';
import { type LinkedFlow, linkIr } from '#runtime/compiler/link.ts';
import { measureCoverage } from '#runtime/simulator/coverage.ts';
import { generateTests } from '#runtime/simulator/generate/generate-tests.ts';
import { judgeFlowTest } from '#runtime/simulator/judge-test.ts';
import { drawEdge, drawNode } from '#schemas/flow/draw.ts';
import { type Flow, flow } from '#schemas/flow/flow.ts';
import type { FlowTest } from '#schemas/flow/flow-test.ts';
import { environmentWith } from './environment.ts';
import { readJson } from './golden-file.ts';

const flows = ['support-line', 'satisfaction-survey'].map((id) => flow.parse(readJson(`samples/${id}.json`)));
const link = (document: Flow): LinkedFlow => {
  const { ir } = compileFlow({ document, environment: environmentWith(flows) });
  if (!ir) throw new Error('a flow that reads is lowered');
  return linkIr(ir);
};
const generate = (document: Flow, covered: string[] = []) => {
  const linked = link(document);
  const generated = generateTests({ flow: document, linked, covered });
  const tests = generated.tests.map((test, index): FlowTest => ({ name: `test ${index}`, ...test }));
  return { ...generated, linked, tests };
};

describe.each(flows.map((document) => ({ id: document.id, document })))('tests generated for $id', ({ document }) => {
  const { linked, tests, unreached, stopped } = generate(document);

  it('go through every exit', () => {
    expect({ unreached, stopped }).toEqual({ unreached: [], stopped: false });
    const paths = tests.map((test) => judgeFlowTest(linked, test).run.outcome.path);
    expect(measureCoverage(document, paths).percent).toBe(100);
  });

  it('pass on the flow that they were made from, every step of them', () => {
    for (const test of tests) {
      const { failures, run } = judgeFlowTest(linked, test);
      expect({ failures, idle: run.idleSteps }).toEqual({ failures: [], idle: [] });
    }
  });

  it('are few: each covers an exit that no other does', () => {
    for (const test of tests) {
      const others = tests.filter((other) => other !== test).map(({ expect: { path } }) => path ?? []);
      expect(measureCoverage(document, others).percent).toBeLessThan(100);
    }
  });

  it('fail as soon as any edge leads elsewhere', () => {
    for (const edge of document.edges) {
      const elsewhere = document.nodes.find(({ id, kind }) => id !== edge.target && kind !== 'start');
      const edges = document.edges.map((one) => (one === edge ? { ...one, target: elsewhere?.id ?? '' } : one));
      const changed = link({ ...document, edges });
      const through = tests.filter(({ expect: { path } }) => path?.includes(`${edge.source}>${edge.exit}`));
      expect(through.some((test) => !judgeFlowTest(changed, test).passed)).toBe(true);
    }
  }, 60_000);

  it('are none where the exits are covered already', () => {
    const all = measureCoverage(
      document,
      tests.map(({ expect: { path } }) => path ?? []),
    ).covered;
    expect(generate(document, all).tests).toEqual([]);
    const few = generate(document, all.slice(1));
    expect(few.tests).toHaveLength(1);
    expect(few.tests[0]?.expect.path).toContain(all[0]);
  });
});

it.each([
  'customer-desk',
  'peak-overflow',
  'fibre-offer',
  'renewal-calls',
])('finds a way to every exit of %s, answering whatever it asks', (id) => {
  const { unreached, stopped } = generate(flow.parse(readJson(`samples/${id}.json`)));
  expect({ unreached, stopped }).toEqual({ unreached: [], stopped: false });
}, 60_000);

it('finds its way through a hundred nodes', () => {
  const menus = Array.from({ length: 49 }, (_, index) => index);
  const target = (index: number) => (index < menus.length ? `menu-${index}` : 'end');
  const prompt = [{ type: 'text', text: { en: 'Press a key' } }];
  const document = flow.parse({
    format: 1,
    id: 'hundred',
    name: 'Hundred',
    kind: 'ivr',
    languages: ['en'],
    variables: [{ name: 'code', type: 'text' }],
    nodes: [
      drawNode('start', 'start'),
      ...menus.flatMap((index) => [
        drawNode(target(index), 'menu', { prompt, choices: [1, 2, 3].map((key) => ({ key: String(key), label: '' })) }),
        drawNode(`ask-${index}`, 'collect-digits', {
          prompt,
          minDigits: 4,
          maxDigits: 4,
          variable: 'code',
          validation: `event.keys.startsWith("${index % 10}")`,
        }),
      ]),
      drawNode('end', 'hang-up'),
    ],
    edges: [
      drawEdge('start', 'next', 'menu-0'),
      ...menus.flatMap((index) => [
        drawEdge(`menu-${index}`, 'key-1', target(index + 1)),
        drawEdge(`menu-${index}`, 'key-2', `ask-${index}`),
        ...['key-3', 'no-input', 'no-match'].map((exit) => drawEdge(`menu-${index}`, exit, 'end')),
        ...['valid', 'no-input', 'invalid'].map((exit) => drawEdge(`ask-${index}`, exit, 'end')),
      ]),
    ],
    notes: [],
    tests: [],
  });
  expect(generate(document).unreached).toEqual([]);
}, 60_000);

it('stops when it is told to, with what it has found', () => {
  const [document] = flows;
  if (!document) throw new Error('there is a sample');
  let looks = 0;
  const stop = () => {
    looks += 1;
    return looks === 3;
  };
  const { tests, unreached, stopped } = generateTests({ flow: document, linked: link(document), stop });
  expect(stopped).toBe(true);
  expect(tests.length).toBeGreaterThan(0);
  expect(unreached.length).toBeGreaterThan(0);
});

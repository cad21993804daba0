import { describe, expect, it } from 'vitest';
import { createMachine } from 'xstate';
import { runFlowTest } from '#runtime/simulator/run-test.ts';
import { drawEdge, drawNode } from '#schemas/flow/draw.ts';
import { type Flow, flow } from '#schemas/flow/flow.ts';
import { flowTest } from '#schemas/flow/flow-test.ts';
import { compileFlow } from './compile.ts';
import { exportMachine } from './link.ts';
import type { CompileEnvironment } from './resolve.ts';

const text = (words: string) => [{ type: 'text', text: { en: words } }];

function document(parts: Partial<Record<keyof Flow, unknown>>): unknown {
  const empty = { format: 1, id: 'f', name: 'F', kind: 'ivr', languages: ['en'], variables: [], notes: [], tests: [] };
  return { ...empty, nodes: [], edges: [], ...parts };
}

function environmentWith(...flows: unknown[]): CompileEnvironment {
  const byId = new Map(flows.map((unparsed) => flow.parse(unparsed)).map((parsed) => [parsed.id, parsed]));
  return { subFlow: (id) => byId.get(id), hasAudio: () => true, speech: { available: true, languages: ['en'] } };
}

const rules = (unparsed: unknown, environment = environmentWith()) =>
  compileFlow({ document: unparsed, environment }).diagnostics.map(({ rule, node: id }) =>
    id ? `${rule} ${id}` : rule,
  );

const simple = () => ({
  nodes: [
    drawNode('start', 'start'),
    drawNode('hello', 'play-prompt', { prompt: text('Hi') }),
    drawNode('end', 'hang-up'),
  ],
  edges: [drawEdge('start', 'next', 'hello'), drawEdge('hello', 'next', 'end')],
});

/** Adds one to what it is given, and calls `then` first if there is one. */
const addOne = (id: string, calls?: string) =>
  document({
    id,
    variables: [
      { name: 'given', type: 'number', role: 'input' },
      { name: 'sum', type: 'number', role: 'output', initial: 0 },
    ],
    nodes: [
      drawNode('start', 'start'),
      drawNode('add', 'set-variable', { assignments: [{ variable: 'sum', value: 'given + 1' }] }),
      ...(calls ? [drawNode('call', 'sub-flow', { flow: calls, inputs: [], outputs: [] })] : []),
      drawNode('back', 'return'),
    ],
    edges: [
      drawEdge('start', 'next', calls ? 'call' : 'add'),
      ...(calls ? [drawEdge('call', 'returned', 'add')] : []),
      drawEdge('add', 'next', 'back'),
    ],
  });

describe('compiling', () => {
  it('finds nothing wrong with a sound flow', () => {
    const { diagnostics, publishable } = compileFlow({ document: document(simple()), environment: environmentWith() });
    expect(diagnostics).toEqual([]);
    expect(publishable).toBe(true);
  });

  it.each([
    [null],
    [42],
    ['text'],
    [[]],
    [{}],
    [{ format: 1, nodes: 'many' }],
  ])('reads %j as no flow, and says why', (broken) => {
    const compiled = compileFlow({ document: broken, environment: environmentWith() });
    expect(compiled.flow).toBeNull();
    expect(compiled.diagnostics.length).toBeGreaterThan(0);
  });

  it('names what is wrong with the graph and where', () => {
    const { nodes, edges } = simple();
    expect(rules(document({ nodes: nodes.slice(1), edges: edges.slice(1) }))).toContain('no-start');
    expect(rules(document({ nodes: [...nodes, drawNode('again', 'start')], edges }))).toEqual(
      expect.arrayContaining(['several-starts start', 'several-starts again']),
    );
    expect(rules(document({ nodes, edges: edges.slice(0, 1) }))).toEqual([
      'unconnected-exit hello',
      'unreachable-node end',
    ]);
    expect(rules(document({ nodes, edges: [...edges, { ...edges[1], id: 'x', exit: 'gone' }] }))).toEqual([
      'unknown-exit hello',
    ]);
    expect(rules(document({ nodes, edges: [...edges, { ...edges[1], id: 'x' }] }))).toEqual([
      'exit-connected-twice hello',
    ]);
    expect(rules(document({ nodes, edges: [...edges, drawEdge('hello', 'error', 'start')] }))).toEqual([
      'edge-into-start start',
    ]);
    expect(rules(document({ nodes, edges: [...edges, drawEdge('hello', 'error', 'nobody')] }))).toEqual([
      'edge-without-node',
    ]);
  });

  it('keeps the rest of a flow running when one node cannot be understood', () => {
    const { nodes, edges } = simple();
    const unparsed = document({ nodes: [...nodes.slice(0, 2), drawNode('end', 'teleport')], edges });
    const { ir, diagnostics } = compileFlow({ document: unparsed, environment: environmentWith() });
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['unknown-kind']);
    const test = flowTest.parse({ name: 'runs', when: [], expect: {} });
    expect(ir && runFlowTest({ ir, test })).toMatchObject({ heard: ['speech:Hi'], end: 'failed' });
  });

  it('runs sub-flows with their own variables, fresh each time, and hands outputs back', () => {
    const caller = document({
      variables: [
        { name: 'sum', type: 'number', initial: 40 },
        { name: 'rounds', type: 'number', initial: 0, role: 'output' },
      ],
      nodes: [
        drawNode('start', 'start'),
        drawNode('call', 'sub-flow', {
          flow: 'add-one',
          inputs: [{ name: 'given', value: 'sum' }],
          outputs: [{ name: 'sum', variable: 'sum' }],
        }),
        drawNode('count', 'set-variable', { assignments: [{ variable: 'rounds', value: 'rounds + 1' }] }),
        drawNode('enough', 'condition', { branches: [{ id: 'yes', label: 'Twice', when: 'rounds >= 2' }] }),
        drawNode('end', 'hang-up'),
      ],
      edges: [
        drawEdge('start', 'next', 'call'),
        drawEdge('call', 'returned', 'count'),
        drawEdge('count', 'next', 'enough'),
        drawEdge('enough', 'branch-yes', 'end'),
        drawEdge('enough', 'otherwise', 'call'),
      ],
    });
    const { ir, diagnostics } = compileFlow({ document: caller, environment: environmentWith(addOne('add-one')) });
    expect(diagnostics).toEqual([]);
    if (!ir) throw new Error('no machine');
    const outcome = runFlowTest({ ir, test: flowTest.parse({ name: 'runs', when: [], expect: {} }) });
    expect(outcome).toMatchObject({ variables: { sum: 42, rounds: 2 }, end: 'completed' });
    expect(outcome.path.slice(0, 5)).toEqual([
      'start>next',
      'call>returned',
      'call/start>next',
      'call/add>next',
      'call/back>returned',
    ]);
  });

  it('compares the types of what goes into a sub-flow and comes out of it', () => {
    const call = (value: string, variable: string) =>
      document({
        variables: [
          { name: 'amount', type: 'number', initial: 1, role: 'input-output' },
          { name: 'name', type: 'text', initial: '', role: 'input-output' },
        ],
        nodes: [
          drawNode('start', 'start'),
          drawNode('call', 'sub-flow', {
            flow: 'add-one',
            inputs: [{ name: 'given', value }],
            outputs: [{ name: 'sum', variable }],
          }),
          drawNode('end', 'hang-up'),
        ],
        edges: [drawEdge('start', 'next', 'call'), drawEdge('call', 'returned', 'end')],
      });
    const environment = environmentWith(addOne('add-one'));
    expect(rules(call('amount', 'amount'), environment)).toEqual([]);
    expect(rules(call('name', 'amount'), environment)).toEqual(['expression-result-type call']);
    expect(rules(call('amount', 'name'), environment)).toEqual(['expression-result-type call']);
  });

  it('refuses flows that call themselves, directly or through others, and does not follow them for ever', () => {
    const environment = environmentWith(addOne('a', 'b'), addOne('b', 'a'), addOne('self', 'self'));
    expect(rules(addOne('self', 'self'), environment)).toContain('sub-flow-recursion call');
    expect(rules(addOne('a', 'b'), environment)).toContain('sub-flow-recursion call');
    expect(compileFlow({ document: addOne('a', 'b'), environment }).ir).not.toBeNull();
  });

  it('exports a machine of names that XState reads on its own', () => {
    const { ir } = compileFlow({ document: document(simple()), environment: environmentWith() });
    if (!ir) throw new Error('no machine');
    const exported = JSON.parse(JSON.stringify(exportMachine(ir)));
    expect(exported).toEqual(exportMachine(ir));
    const machine = createMachine(exported);
    expect(Object.keys(machine.states)).toContain('hello:play');
    expect(machine.root.initial.target).toHaveLength(1);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFlow } from '#runtime/compiler/compile.ts';
import { runFlowTest } from '#runtime/simulator/run-test.ts';
import { describeDiagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { checkExpression, checkTemplate } from '#schemas/expressions/check.ts';
import { compileExpression } from '#schemas/expressions/evaluate.ts';
import { type Flow, flow } from '#schemas/flow/flow.ts';
import { flowTest } from '#schemas/flow/flow-test.ts';
import { emptyValue, variableType } from '#schemas/flow/variable.ts';
import { nodeKinds } from '#schemas/nodes/index.ts';
import type { NodeKind } from '#schemas/nodes/node-kind.ts';
import { environmentWith } from './environment.ts';
import { readJson } from './golden-file.ts';

const samples = ['support-line', 'satisfaction-survey', 'broken'].map((id) => readJson(`samples/${id}.json`));
const environment = environmentWith(samples.map((sample) => flow.parse(sample)));
const quiet = flowTest.parse({ name: 'nobody says anything', when: [], expect: {} });

function compile(document: unknown) {
  const compiled = compileFlow({ document, environment });
  for (const found of compiled.diagnostics) {
    expect(describeDiagnostic(found, 'fr').message).not.toBe('');
    expect(found.rule).not.toBe('unknown-rule');
  }
  return compiled;
}

describe('whatever is read as a flow', () => {
  it('is refused with a reason and a path, never with an exception', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.jsonValue(), fc.record({ format: fc.constantFrom(0, 1), nodes: fc.jsonValue() })),
        (document) => {
          const { flow: read, diagnostics } = compile(document);
          expect(read).toBeNull();
          expect(diagnostics.length).toBeGreaterThan(0);
          for (const { path } of diagnostics) expect(path).toBeInstanceOf(Array);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('may be a sample in which something was changed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.nat(), mutation(), (sample, place, change) => {
        const { flow: read, diagnostics, ir } = compile(mutate(sample, place, change));
        if (read === null) for (const { path } of diagnostics) expect(path?.length).toBeGreaterThan(0);
        else expect(ir).not.toBeNull();
      }),
      { numRuns: 200 },
    );
  });
});

describe('whatever is drawn', () => {
  it('compiles, and runs until it ends or waits', () => {
    fc.assert(
      fc.property(drawnFlow(), (document) => {
        const { ir } = compile(document);
        if (!ir) throw new Error('a flow that reads is lowered');
        expect(['completed', 'failed', 'hung-up', 'waiting']).toContain(runFlowTest({ ir, test: quiet }).end);
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});

describe('whatever is written as an expression', () => {
  const variables = variableType.options.map((type) => ({ name: `${type.replace('-', '_')}_value`, type }));
  const values = Object.fromEntries(variables.map(({ name, type }) => [name, emptyValue(type)]));
  const scope = { values, contact: {}, now: 0, event: { keys: '12' }, local: {} };
  const word = fc.constantFrom(
    'text',
    'number',
    'event',
    'contact',
    'now',
    '1',
    '2.5',
    '"a"',
    '(',
    ')',
    '[',
    ']',
    '.',
    ',',
  );
  const sign = fc.constantFrom('+', '-', '*', '/', '==', '&&', '?', ':', '!', 'in', 'size(', '.map(x, ', '{', '}', "'");
  const source = fc.oneof(
    fc.string(),
    fc.array(fc.oneof(word, sign), { maxLength: 12 }).map((parts) => parts.join(' ')),
  );

  it('is accepted or marked within its own length', () => {
    fc.assert(
      fc.property(source, (text) => {
        const checked = checkExpression(text, 'any', variables);
        if (checked.ok) return;
        expect(checked.issue.start).toBeGreaterThanOrEqual(0);
        expect(checked.issue.end).toBeLessThanOrEqual(Math.max(text.length, 1));
      }),
      { numRuns: 1000 },
    );
  });

  it('gives JSON or fails with an error, when it is accepted', () => {
    fc.assert(
      fc.property(source, (text) => {
        if (!checkExpression(text, 'any', variables).ok) return;
        const evaluate = compileExpression(text, variables);
        try {
          const value = evaluate(scope);
          expect(JSON.parse(JSON.stringify(value))).toEqual(value);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is accepted or marked inside a text, too', () => {
    fc.assert(
      fc.property(source, fc.string(), (text, around) => {
        for (const { start, end } of checkTemplate(`${around}{{${text}}}${around}`, variables)) {
          expect(start).toBeLessThanOrEqual(end);
        }
      }),
    );
  });
});

/** Flows that read, with nodes as they fall from the palette and edges that fit only by chance. */
function drawnFlow(): fc.Arbitrary<Flow> {
  const kinds = Object.values<NodeKind>(nodeKinds);
  const node = fc.record({
    kind: fc.constantFrom(...kinds),
    text: fc.constantFrom('', 'total', '{{ total }}', 'total >', '1 / 0'),
  });
  const edge = fc.record({ source: fc.nat(9), target: fc.nat(9), exit: fc.nat(9) });
  return fc
    .record({ nodes: fc.array(node, { minLength: 1, maxLength: 10 }), edges: fc.array(edge, { maxLength: 20 }) })
    .map(
      ({ nodes, edges }): Flow => ({
        ...flow.parse({
          format: 1,
          id: 'drawn',
          name: 'Drawn',
          kind: 'ivr',
          languages: ['fr'],
          variables: [],
          nodes: [],
          edges: [],
          notes: [],
          tests: [],
        }),
        variables: [{ name: 'total', type: 'number', role: 'internal' }],
        nodes: [{ kind: nodeKinds.start, text: '' }, ...nodes].map(({ kind, text }, index) => ({
          id: `n${index}`,
          kind: kind.kind,
          label: '',
          position: { x: index * 100, y: 0 },
          config: fillTexts(kind.initial({ languages: ['fr'] }), text) as Record<string, unknown>,
        })),
        edges: edges.map(({ source, target, exit }, index) => {
          const from = source % (nodes.length + 1);
          const exits = (from === 0 ? nodeKinds.start : nodes[from - 1]?.kind)?.exits;
          const names = exits?.((nodes[from - 1]?.kind ?? nodeKinds.start).initial({ languages: ['fr'] })) ?? [];
          return {
            id: `e${index}`,
            source: `n${from}`,
            exit: names[exit % Math.max(names.length, 1)]?.id ?? 'next',
            target: `n${target % (nodes.length + 1)}`,
          };
        }),
      }),
    );
}

/** Puts a text wherever a fresh config has an empty one. */
function fillTexts(config: unknown, text: string): unknown {
  if (config === '') return text;
  if (Array.isArray(config)) return config.map((entry) => fillTexts(entry, text));
  if (typeof config !== 'object' || config === null) return config;
  return Object.fromEntries(Object.entries(config).map(([key, value]) => [key, fillTexts(value, text)]));
}

type Mutation = { do: 'remove' } | { do: 'replace'; with: unknown } | { do: 'add'; key: string; with: unknown };

function mutation(): fc.Arbitrary<Mutation> {
  const odd = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom<unknown>('', -1, 1e308, [], {}, null, '\u0000', 'x'.repeat(10_000)),
  );
  return fc.oneof(
    fc.constant<Mutation>({ do: 'remove' }),
    odd.map((value): Mutation => ({ do: 'replace', with: value })),
    fc
      .tuple(fc.constantFrom('__proto__', 'constructor', 'extra', '$value'), odd)
      .map(([key, value]): Mutation => ({ do: 'add', key, with: value })),
  );
}

/** Changes one place of a document, chosen among all of its objects and lists. */
function mutate(document: unknown, place: number, change: Mutation): unknown {
  const copy: unknown = structuredClone(document);
  const containers: (Record<string, unknown> | unknown[])[] = [];
  collectContainers(copy, containers);
  const chosen = containers[place % containers.length];
  if (!chosen) return copy;
  const keys = Object.keys(chosen);
  const key = keys[place % Math.max(keys.length, 1)] ?? '0';
  if (change.do === 'add') Object.defineProperty(chosen, change.key, { value: change.with, enumerable: true });
  else if (change.do === 'replace') Object.assign(chosen, { [key]: change.with });
  else if (Array.isArray(chosen)) chosen.splice(Number(key), 1);
  else delete chosen[key];
  return copy;
}

function collectContainers(value: unknown, found: (Record<string, unknown> | unknown[])[]): void {
  if (typeof value !== 'object' || value === null) return;
  found.push(value as Record<string, unknown> | unknown[]);
  for (const inner of Object.values(value)) collectContainers(inner, found);
}

import { expect, it } from 'vitest';
import { compareFlows } from '#runtime/compare/compare-flows.ts';
import { type Flow, flow } from '#schemas/flow/flow.ts';
import { type ChangeNames, mergeFlows } from './merge-flows.ts';
import { readComparison, writeComparison } from './side.ts';

const node = (id: string, label = '') => ({ id, kind: 'play-prompt', label, position: { x: 0, y: 0 }, config: {} });
const edge = (source: string, target: string) => ({ id: `${source}-next`, source, exit: 'next', target });

const before: Flow = flow.parse({
  format: 1,
  id: 'f',
  name: 'F',
  kind: 'ivr',
  languages: ['en'],
  variables: [],
  nodes: [node('a'), node('b'), node('c')],
  edges: [edge('a', 'b'), edge('b', 'c'), edge('c', 'a')],
  notes: [],
  tests: [],
});
const names: ChangeNames = {
  added: 'added',
  removed: 'removed',
  changed: 'changed',
  moved: 'moved',
  redirected: 'leads elsewhere',
};

it('draws both versions in one graph, each change with a sign and a word', () => {
  const after: Flow = {
    ...before,
    nodes: [node('a', 'First'), { ...node('c'), position: { x: 9, y: 0 } }, node('d')],
    edges: [edge('a', 'c'), edge('c', 'a'), edge('d', 'a')],
  };
  const { flow: merged, highlights } = mergeFlows(before, after, { changes: compareFlows(before, after), names });
  expect(merged.nodes.map(({ id }) => id)).toEqual(['a', 'c', 'd', 'b']);
  expect(Object.fromEntries([...(highlights.nodeMarks ?? [])].map(([id, { label }]) => [id, label]))).toEqual({
    a: '± changed',
    b: '− removed',
    c: '↔ moved',
    d: '+ added',
  });
  // Where a connection led and leads is drawn by two lines; what did not change by one.
  expect(merged.edges.map(({ id, target }) => `${id} ${target}`)).toEqual([
    'a-next c',
    'c-next a',
    'd-next a',
    'before-a-next b',
    'before-b-next c',
  ]);
  const tones = Object.fromEntries([...(highlights.edgeMarks ?? [])].map(([id, { tone }]) => [id, tone]));
  expect(tones).toEqual({ 'a-next': 'good', 'd-next': 'good', 'before-a-next': 'bad', 'before-b-next': 'bad' });
});

it('keeps a comparison in the address, and ignores what is none', () => {
  const comparison = { before: 3, after: 'draft' as const };
  expect(readComparison(writeComparison(comparison))).toEqual(comparison);
  for (const text of [undefined, '', '3', '3..', '0..1', 'draft..x', '1..2..3']) {
    expect(readComparison(text)).toBeUndefined();
  }
});

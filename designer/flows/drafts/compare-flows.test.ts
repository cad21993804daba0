import { expect, it } from 'vitest';
import type { Flow } from '#schemas/flow/flow.ts';
import { defaultSettings } from '#schemas/flow/settings.ts';
import { compareFlows } from './compare-flows.ts';

const node = (id: string, label: string, x = 0) => ({ id, kind: 'hang-up', label, position: { x, y: 0 }, config: {} });

const mine: Flow = {
  format: 1,
  id: 'f',
  name: 'Support',
  kind: 'ivr',
  description: '',
  languages: ['en'],
  variables: [],
  nodes: [node('a', 'Bye'), node('b', 'Mine')],
  edges: [{ id: 'e1', source: 'a', exit: 'next', target: 'b' }],
  notes: [],
  tests: [],
  settings: defaultSettings,
  waivers: [],
};

it('finds nothing between equal flows, whatever the order of keys', () => {
  expect(compareFlows(mine, JSON.parse(JSON.stringify(mine)))).toEqual([]);
});

it('names what differs by part and field', () => {
  const theirs = {
    ...mine,
    name: 'Help',
    nodes: [node('a', 'Goodbye', 40), node('c', 'Theirs')],
    edges: [{ id: 'other', source: 'a', exit: 'next', target: 'c' }],
  };
  expect(compareFlows(mine, theirs)).toEqual([
    {
      part: 'flow',
      id: 'f',
      title: 'Support',
      side: 'both',
      fields: [{ path: 'name', mine: 'Support', theirs: 'Help' }],
    },
    {
      part: 'node',
      id: 'a',
      title: 'Bye',
      side: 'both',
      fields: [
        { path: 'label', mine: 'Bye', theirs: 'Goodbye' },
        { path: 'position.x', mine: 0, theirs: 40 },
      ],
    },
    { part: 'node', id: 'b', title: 'Mine', side: 'mine', fields: [] },
    { part: 'node', id: 'c', title: 'Theirs', side: 'theirs', fields: [] },
    {
      part: 'edge',
      id: 'a › next',
      title: 'a › next',
      side: 'both',
      fields: [{ path: 'target', mine: 'b', theirs: 'c' }],
    },
  ]);
});

import { expect, it } from 'vitest';
import { flow } from '#schemas/flow/flow.ts';
import { nameTests } from './name-test.ts';

const document = flow.parse({
  format: 1,
  id: 'named',
  name: 'Named',
  kind: 'ivr',
  languages: ['en'],
  variables: [],
  nodes: [
    { id: 'start', kind: 'start', label: 'Begin', position: { x: 0, y: 0 }, config: {} },
    {
      id: 'menu',
      kind: 'menu',
      label: 'Main menu',
      position: { x: 0, y: 0 },
      config: { prompt: [{ type: 'text', text: { en: 'One?' } }], choices: [{ key: '1', label: 'Orders' }] },
    },
  ],
  edges: [],
  notes: [],
  tests: [{ name: 'Main menu: No input', when: [], expect: {} }],
});
const name = (covers: string[], path: string[] = []) => nameTests(document, [{ covers, expect: { path } }], 'en')[0];

it('names a test after the last decisions that it is about', () => {
  expect(name(['start>next', 'menu>key-1'])).toBe('Main menu: 1 Orders');
  expect(nameTests(document, [{ covers: ['menu>no-match'], expect: {} }], 'fr')).toEqual([
    'Main menu : Touche erronée',
  ]);
});

it('names a test without a decision after where it ends', () => {
  expect(name(['start>next'], ['start>next', 'menu'])).toBe('Main menu');
});

it('gives no name twice, not even one that the flow has', () => {
  expect(name(['menu>no-input'])).toBe('Main menu: No input (2)');
});

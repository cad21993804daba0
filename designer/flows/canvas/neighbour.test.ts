import { expect, it } from 'vitest';
import { drawEdge } from '#schemas/flow/draw.ts';
import { newFlow } from '#schemas/flow/new-flow.ts';
import { alongEdge, firstNode, readingOrder, siblingAlongEdge, spatialNeighbour } from './neighbour.ts';

const node = (id: string, kind: string, x: number, y: number) => ({
  id,
  kind,
  label: '',
  position: { x, y },
  config: {},
});

const menuConfig = {
  prompt: [{ type: 'text', text: { en: 'Hi' } }],
  choices: [
    { key: '1', label: 'a' },
    { key: '2', label: 'b' },
  ],
};

const flow = newFlow({
  id: 'f',
  name: 'F',
  kind: 'ivr',
  languages: ['en'],
  nodes: [
    node('upper', 'hang-up', 600, -200),
    node('lower', 'hang-up', 600, 200),
    node('lost', 'hang-up', 0, 800),
    { ...node('menu', 'menu', 300, 0), config: menuConfig },
    node('start', 'start', 0, 0),
  ],
  edges: [drawEdge('start', 'next', 'menu'), drawEdge('menu', 'key-1', 'upper'), drawEdge('menu', 'key-2', 'lower')],
});

it('finds the nearest node in a direction', () => {
  expect(spatialNeighbour(flow, 'start', 'right')).toBe('menu');
  expect(spatialNeighbour(flow, 'upper', 'down')).toBe('lower');
  expect(spatialNeighbour(flow, 'menu', 'left')).toBe('start');
  expect(spatialNeighbour(flow, 'start', 'left')).toBeUndefined();
});

it('follows edges forward, back and sideways', () => {
  expect(alongEdge(flow, 'menu', 'forward')).toBe('upper');
  expect(alongEdge(flow, 'lower', 'back')).toBe('menu');
  expect(siblingAlongEdge(flow, 'upper', 1)).toBe('lower');
  expect(siblingAlongEdge(flow, 'upper', -1)).toBeUndefined();
});

it('reads from the start along the exits, then what nothing leads to', () => {
  expect(firstNode(flow)).toBe('start');
  expect(readingOrder(flow)).toEqual(['start', 'menu', 'upper', 'lower', 'lost']);
});

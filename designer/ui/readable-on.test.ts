import { expect, test } from 'vitest';
import { readableOn } from './readable-on.ts';

test.each([
  ['#ffffff', '#000000'],
  ['#ffec99', '#000000'],
  ['#f08c00', '#000000'],
  ['#2f9e44', '#000000'],
  ['#1971c2', '#ffffff'],
  ['#c2255c', '#ffffff'],
  ['#000000', '#ffffff'],
] as const)('on %s, %s is read best', (colour, text) => {
  expect(readableOn(colour)).toBe(text);
});

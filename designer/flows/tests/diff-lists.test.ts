import { expect, it } from 'vitest';
import { diffLists } from './diff-lists.ts';

const show = (expected: string, got: string) =>
  diffLists([...expected], [...got])
    .map(({ side, value }) => `${{ both: '', expected: '-', got: '+' }[side]}${value}`)
    .join(' ');

it('keeps what both lists share, and shows the rest where it stands', () => {
  expect(show('abc', 'abc')).toBe('a b c');
  expect(show('abc', 'axc')).toBe('a -b +x c');
  expect(show('abc', 'ac')).toBe('a -b c');
  expect(show('', 'ab')).toBe('+a +b');
  expect(show('ab', '')).toBe('-a -b');
});

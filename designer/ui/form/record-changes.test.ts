import { expect, test } from 'vitest';
import { changedPaths, mergeRecords } from './record-changes.ts';

const base = { name: 'Sales', settings: { priority: 3, skills: ['fr'], hold: { audio: '' } } };

test('names the fields that differ, lists as a whole', () => {
  const after = { name: 'Sales', settings: { priority: 4, skills: ['fr', 'en'], hold: { audio: '' } } };
  expect(changedPaths(base, after)).toEqual([
    ['settings', 'priority'],
    ['settings', 'skills'],
  ]);
  expect(changedPaths(base, structuredClone(base))).toEqual([]);
});

test('names fields that only one side has', () => {
  expect(changedPaths({ type: 'real' }, { type: 'given', number: '1' })).toEqual([['type'], ['number']]);
});

const mine = { name: 'Mine', settings: { priority: 5, skills: ['fr'], hold: { audio: '' } } };
const theirs = { name: 'Theirs', settings: { priority: 3, skills: ['de'], hold: { audio: 'x' } } };

test('takes over what others changed and keeps what only I changed', () => {
  const rest = { priority: 5, skills: ['de'], hold: { audio: 'x' } };
  expect(mergeRecords({ base, mine, theirs, prefer: 'theirs' })).toEqual({ name: 'Theirs', settings: rest });
  expect(mergeRecords({ base, mine, theirs, prefer: 'mine' })).toEqual({ name: 'Mine', settings: rest });
});

test('a field that I removed stays removed', () => {
  const given = { shown: { type: 'given', number: '1' } };
  const real: { shown: { type: string; number?: string } } = { shown: { type: 'real' } };
  expect(mergeRecords<typeof real>({ base: given, mine: real, theirs: given, prefer: 'mine' })).toEqual(real);
});

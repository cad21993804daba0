import { expect, test } from 'vitest';
import { recordedChanges, recordedFields } from './recorded-changes.ts';

test('names every field that a change has changed, with both values', () => {
  const before = { name: 'Sales', settings: { general: { priority: 3, queue: '500' } } };
  const after = { name: 'Sales', settings: { general: { priority: 5, queue: '500' } } };
  expect(recordedChanges({ name: 'Sales', before, after })).toEqual([
    { path: ['settings', 'general', 'priority'], before: 3, after: 5 },
  ]);
});

test('tells which line of a list was changed, added or taken away', () => {
  const sale = { code: 'OK', name: 'Sale', benefit: 10 };
  const refusal = { code: 'NO', name: 'Refusal', benefit: 0 };
  const before = { statuses: [sale, refusal] };
  const after = {
    statuses: [
      { ...sale, benefit: 25 },
      { code: '92', name: 'Absent' },
    ],
  };
  expect(recordedChanges({ before, after })).toEqual([
    { path: ['statuses', 0, 'benefit'], item: 'Sale', before: 10, after: 25 },
    { path: ['statuses'], item: 'Refusal', before: refusal, after: undefined },
    { path: ['statuses'], item: 'Absent', before: undefined, after: { code: '92', name: 'Absent' } },
  ]);
});

test('shows both orders of a list whose lines only changed places', () => {
  const [one, two] = [{ id: 'one' }, { id: 'two' }];
  const change = recordedChanges({ before: { skills: [one, two] }, after: { skills: [two, one] } });
  expect(change).toEqual([{ path: ['skills'], before: [one, two], after: [two, one] }]);
});

test('takes two plain values for names', () => {
  expect(recordedChanges({ before: 'Paris', after: 'Lyon' })).toEqual([
    { path: ['name'], before: 'Paris', after: 'Lyon' },
  ]);
});

test('an entry that records no change has none, and tells its fields without empty ones', () => {
  const details = { name: 'Sales', settings: { skills: [], priority: 3, flow: '' } };
  expect(recordedChanges(details)).toBe(null);
  expect(recordedFields(details)).toEqual([{ path: ['settings', 'priority'], value: 3 }]);
});

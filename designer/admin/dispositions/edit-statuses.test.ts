import { expect, test } from 'vitest';
import { dispositionStatus } from '#schemas/domain/disposition-group.ts';
import { systemStatuses } from '#schemas/domain/system-statuses.ts';
import { moveStatus, newStatus } from './edit-statuses.ts';

const all = systemStatuses('en');
const codes = (statuses: readonly { code: string }[]) => statuses.map(({ code }) => code).join(' ');

test.each([
  [0, 2, '91 90 92 93 94 95'],
  [3, 0, '93 90 91 92 94 95'],
  [0, 6, '91 92 93 94 95 90'],
  [2, 2, '90 91 92 93 94 95'],
  [2, 3, '90 91 92 93 94 95'],
])('moves %i in front of %i', (from, to, expected) => {
  expect(codes(moveStatus(all, from, to))).toBe(expected);
});

test('a new status has a free code and lacks only its name', () => {
  const first = newStatus(all);
  const second = newStatus([...all, first]);
  expect([first.code, second.code]).toEqual(['1', '2']);
  expect(dispositionStatus.safeParse(first).error?.issues.map(({ path }) => path)).toEqual([['name']]);
  expect(dispositionStatus.safeParse({ ...first, name: 'Sold' }).success).toBe(true);
});

test('the statuses of the system are valid in both languages', () => {
  for (const status of [...all, ...systemStatuses('fr')]) expect(dispositionStatus.parse(status)).toEqual(status);
});

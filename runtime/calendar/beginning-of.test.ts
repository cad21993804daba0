import { expect, it } from 'vitest';
import { beginningOf } from './beginning-of.ts';

const begins = (part: 'day' | 'week' | 'month', timeZone: string, at: string) =>
  new Date(beginningOf(part, timeZone, Date.parse(at))).toISOString();

it.each([
  ['day', 'Europe/Paris', '2026-11-19T22:59:59Z', '2026-11-18T23:00:00.000Z'],
  ['day', 'Europe/Paris', '2026-11-19T23:00:00Z', '2026-11-19T23:00:00.000Z'],
  ['day', 'America/New_York', '2026-11-20T04:59:59Z', '2026-11-19T05:00:00.000Z'],
  // A Sunday belongs to the week before, also when clocks are put back on it.
  ['week', 'Europe/Paris', '2026-10-25T22:59:59Z', '2026-10-18T22:00:00.000Z'],
  ['week', 'Europe/Paris', '2026-10-25T23:00:00Z', '2026-10-25T23:00:00.000Z'],
  ['month', 'Europe/Paris', '2026-10-31T22:59:59Z', '2026-09-30T22:00:00.000Z'],
  ['month', 'Asia/Kathmandu', '2026-10-31T18:15:00Z', '2026-10-31T18:15:00.000Z'],
] as const)('a %s in %s, at %s, begins at %s', (part, timeZone, at, wanted) => {
  expect(begins(part, timeZone, at)).toBe(wanted);
});

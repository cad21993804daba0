import { expect, test } from 'vitest';
import type { Holiday } from '#schemas/domain/holiday-group.ts';
import { openingNow } from './read-installation.ts';

test('holidays of a campaign without hours are days where the installation is', () => {
  const secondDay: Holiday = { name: 'Day', date: '2026-01-02', yearly: false, part: { type: 'day' }, audio: '' };
  const stateIn = (timeZone: string) =>
    openingNow(
      { schedules: new Map(), holidays: new Map([['days', [secondDay]]]), timeZone },
      { schedule: '', holidays: 'days' },
      Date.UTC(2026, 0, 1, 11),
    );
  expect([stateIn('Pacific/Kiritimati'), stateIn('Europe/Paris')]).toEqual(['holiday', 'open']);
});

import { describe, expect, test } from 'vitest';
import type { Calendar } from '#runtime/calendar/opening.ts';
import { startOfDay } from '#runtime/calendar/wall-clock.ts';
import { type CallbackWindow, callbackWindow, suggestCallback } from './callback-window.ts';

const none = { earliestDays: null, latestDays: null };
const noLimit = { latestDays: null, latestDate: null };
/** The evening before clocks are put forward in Paris. */
const now = Date.parse('2026-03-28T21:00:00Z');

function windowOf(status: Partial<typeof none> | object, campaign: object = {}) {
  const rules = {
    status: { ...none, ...status },
    campaign: { ...noLimit, ...campaign },
    timeZone: 'Europe/Paris',
    now,
  };
  const { earliest, latest } = callbackWindow(rules);
  return [new Date(earliest).toISOString(), latest === null ? null : new Date(latest).toISOString()];
}

describe('when a callback may be', () => {
  test.each<[string, object, object, string, string | null]>([
    ['from now on without limits', {}, {}, '2026-03-28T21:00:00.000Z', null],
    ['from now on on the same day', { earliestDays: 0 }, {}, '2026-03-28T21:00:00.000Z', null],
    ['from the beginning of a later day', { earliestDays: 1 }, {}, '2026-03-28T23:00:00.000Z', null],
    ['from a day after clocks were changed', { earliestDays: 2 }, {}, '2026-03-29T22:00:00.000Z', null],
    ['until the end of a day', { latestDays: 0 }, {}, '2026-03-28T21:00:00.000Z', '2026-03-28T22:59:59.999Z'],
    ['until the end of the short day', { latestDays: 1 }, {}, '2026-03-28T21:00:00.000Z', '2026-03-29T21:59:59.999Z'],
    [
      'until the campaign’s days',
      { latestDays: 9 },
      { latestDays: 1 },
      '2026-03-28T21:00:00.000Z',
      '2026-03-29T21:59:59.999Z',
    ],
    [
      'until the campaign’s date',
      { latestDays: 9 },
      { latestDate: '2026-03-31' },
      '2026-03-28T21:00:00.000Z',
      '2026-03-31T21:59:59.999Z',
    ],
  ])('%s', (_, status, campaign, earliest, latest) => {
    expect(windowOf(status, campaign)).toEqual([earliest, latest]);
  });

  test('never, where the limits leave nothing', () => {
    const [earliest, latest] = windowOf({ earliestDays: 5 }, { latestDays: 1 });
    expect(Date.parse(latest ?? '')).toBeLessThan(Date.parse(earliest ?? ''));
  });
});

test('a day begins when its first minute is shown, which is not always midnight', () => {
  const day = { year: 2026, month: 4, day: 24 };
  expect(new Date(startOfDay('Africa/Cairo', day)).toISOString()).toBe('2026-04-23T22:00:00.000Z');
  expect(new Date(startOfDay('UTC', day)).toISOString()).toBe('2026-04-24T00:00:00.000Z');
});

describe('the time that is suggested for a callback', () => {
  const office = [{ from: 9 * 60, to: 18 * 60 }];
  const hours = { timeZone: 'Europe/Paris', week: [office, office, office, office, office, [], []] };
  const suggested = (given: Partial<CallbackWindow>, at: string, calendar: Calendar | null = hours) => {
    const start = Date.parse(at);
    const found = suggestCallback({ earliest: start, latest: null, ...given }, { hours: calendar, now: start });
    return found === null ? null : new Date(found).toISOString();
  };
  const friday = '2026-03-27T13:04:00Z';

  test('is in an hour, on a quarter, while customers are called', () => {
    expect(suggested({}, friday)).toBe('2026-03-27T14:15:00.000Z');
  });
  test('is when customers are called again, after the weekend on which clocks change', () => {
    expect(suggested({}, '2026-03-27T16:30:00Z')).toBe('2026-03-30T07:00:00.000Z');
    expect(suggested({}, '2026-03-27T16:30:00Z', null)).toBe('2026-03-27T17:30:00.000Z');
  });
  test('is sooner than in an hour where the limit leaves no more, and none where it leaves nothing', () => {
    const latest = Date.parse('2026-03-27T22:59:59.999Z');
    expect(suggested({ latest }, '2026-03-27T16:20:00Z')).toBe('2026-03-27T16:30:00.000Z');
    expect(suggested({ latest }, '2026-03-27T17:20:00Z')).toBeNull();
  });
  test('is in the first hour of a later day', () => {
    expect(suggested({ earliest: startOfDay('Europe/Paris', { year: 2026, month: 3, day: 31 }) }, friday)).toBe(
      '2026-03-31T07:00:00.000Z',
    );
  });
});

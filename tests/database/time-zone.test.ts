import { expect, test } from 'vitest';
import { installation } from '#server/db/tables/index.ts';
import { callingCalendar } from '#server/services/conversations/calling-hours.ts';
import { settleTimeZone } from '#server/startup/settle-time-zone.ts';
import { eachDatabase } from './databases.ts';

eachDatabase('the time zone of an installation', (database) => {
  const start = (given?: string) => settleTimeZone(database().db, given);

  test('is that of the first machine until one is given, wherever later servers stand', async () => {
    await database().db.delete(installation);
    const machine = process.env.TZ;
    try {
      process.env.TZ = 'Asia/Tokyo';
      expect(await start()).toBe('Asia/Tokyo');
      process.env.TZ = 'America/New_York';
      expect(await start()).toBe('Asia/Tokyo');
      expect(await start('Europe/Paris')).toBe('Europe/Paris');
      expect(await start()).toBe('Europe/Paris');
    } finally {
      if (machine === undefined) delete process.env.TZ;
      else process.env.TZ = machine;
    }
  });
});

test('holidays of a campaign without hours are days of the installation', () => {
  const parts = { hours: null, place: null, holidays: [] };
  expect(callingCalendar(parts, 'Pacific/Auckland')).toEqual({ timeZone: 'Pacific/Auckland', holidays: [] });
});

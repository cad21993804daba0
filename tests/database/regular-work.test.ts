import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenDatabase } from '#server/db/open.ts';
import { createCentre, DatabaseAway } from './call-centre-world.ts';
import { openMemoryDatabase } from './prepared-database.ts';

let database: OpenDatabase;
beforeAll(async () => {
  database = await openMemoryDatabase();
});
afterAll(() => database.close());

/** What each part of the regular work of distribution asks of the database. */
const regular = ['agentsDue', 'releasePersonal', 'readOwn', 'openDueWaits', 'readTalks', 'repair'];

test.each(regular)('regular work goes on while %s fails, which is tried again', async (failing) => {
  let begun = false;
  const times = new Map<string, number>();
  const centre = createCentre({
    database,
    beforeWrite(method) {
      if (!begun) return;
      times.set(method, (times.get(method) ?? 0) + 1);
      if (method === failing) throw new DatabaseAway();
    },
  });
  const server = await centre.startServer();
  begun = true;
  await centre.pass(61_000, 1000);
  expect(regular.filter((method) => (times.get(method) ?? 0) < 2)).toEqual([]);
  begun = false;
  await server.stop();
});

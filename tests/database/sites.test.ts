import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate, openBefore } from './earlier-database.ts';

const SITES = '0006_sites.sql';

let client: PGlite;
beforeAll(async () => {
  client = await openBefore(SITES);
});
afterAll(() => client.close());

test('places that ranges were declared for become sites, one for each name whatever its case', async () => {
  const places = ['Paris', 'paris', 'Saint-Étienne', 'Saint Etienne', '上海'];
  for (const [index, place] of places.entries()) {
    await client.query('insert into did_ranges (id, site, first, last) values ($1, $2, $3, $3)', [
      `range-${index}`,
      place,
      String(1000 + index),
    ]);
  }
  await migrate(client, SITES);
  const { rows } = await client.query<{ id: string; name: string; site_id: string }>(
    'select r.id, s.name, r.site_id from did_ranges r join sites s on s.id = r.site_id order by r.id',
  );
  expect(rows).toHaveLength(places.length);
  const [first, second, third, fourth, fifth] = rows;
  expect(second?.site_id).toBe(first?.site_id);
  expect(first?.site_id).toBe('paris');
  expect([third?.name, fourth?.name]).toEqual(['Saint-Étienne', 'Saint Etienne']);
  expect(third?.site_id).not.toBe(fourth?.site_id);
  expect(fifth).toMatchObject({ name: '上海', site_id: 'site' });
  for (const { site_id } of rows) expect(site_id).toMatch(/^[a-z0-9][a-z0-9-]*$/);
});

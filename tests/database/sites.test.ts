import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { afterAll, beforeAll, expect, test } from 'vitest';

const migrations = resolve(import.meta.dirname, '../../server/db/migrations');
const SITES = '0006_sites.sql';

let client: PGlite;
beforeAll(async () => {
  client = await PGlite.create({ extensions: { pg_trgm } });
  for (const name of (await readdir(migrations)).sort()) {
    if (name.endsWith('.sql') && name < SITES) await migrate(name);
  }
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
  await migrate(SITES);
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

async function migrate(name: string): Promise<void> {
  for (const statement of (await readFile(join(migrations, name), 'utf8')).split('--> statement-breakpoint')) {
    await client.exec(statement);
  }
}

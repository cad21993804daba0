import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';

const migrations = resolve(import.meta.dirname, '../../server/db/migrations');

/** A database in memory as it was before a migration, to see what this one makes of what was there. */
export async function openBefore(migration: string): Promise<PGlite> {
  const client = await PGlite.create({ extensions: { pg_trgm } });
  for (const name of (await readdir(migrations)).sort()) {
    if (name.endsWith('.sql') && name < migration) await migrate(client, name);
  }
  return client;
}

/** @param name Of a file, such as `0006_sites.sql`. */
export async function migrate(client: PGlite, name: string): Promise<void> {
  for (const statement of (await readFile(join(migrations, name), 'utf8')).split('--> statement-breakpoint')) {
    await client.exec(statement);
  }
}

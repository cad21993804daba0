import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { type OpenDatabase, usePglite } from '#server/db/open.ts';

const repository = resolve(import.meta.dirname, '../..');
const migrations = join(repository, 'server/db/migrations');
const pglite = join(repository, 'node_modules/@electric-sql/pglite/package.json');

const extensions = { pg_trgm };

/** A migrated, empty database in memory. Making one from nothing takes seconds, so it is made once and copied. */
export async function openMemoryDatabase(): Promise<OpenDatabase> {
  return usePglite(await PGlite.create({ loadDataDir: await readDump(), extensions }));
}

/** Puts the same into a data folder, for a server that is about to start there for the first time. */
export async function prepareDataFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const dataDir = join(folder, 'database');
  const client = await PGlite.create({ dataDir, loadDataDir: await readDump(), extensions });
  await client.close();
}

async function readDump(): Promise<Blob> {
  const path = join(repository, '.cache/tests', `database-${await fingerprint()}.tar`);
  const known = await readFile(path).catch(() => null);
  if (known) return new Blob([known]);
  const client = await PGlite.create({ extensions });
  await usePglite(client).migrate();
  const dump = await client.dumpDataDir('none');
  await client.close();
  await mkdir(dirname(path), { recursive: true });
  // Several test files may make it at the same moment; each one's is as good.
  const unfinished = `${path}.${process.pid}`;
  await writeFile(unfinished, new Uint8Array(await dump.arrayBuffer()));
  await rename(unfinished, path);
  return dump;
}

/** Changes with everything that a prepared database depends on. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256').update(await readFile(pglite));
  for (const name of (await readdir(migrations)).sort()) {
    if (name.endsWith('.sql')) hash.update(await readFile(join(migrations, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

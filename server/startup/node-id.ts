import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomically } from '../audio/write-file-atomically.ts';
import { newId } from '../services/new-id.ts';

/** The name of this server among those on one database: the given one, or one that stays with the data folder. */
export async function readNodeId(dataDirectory: string, given: string | undefined): Promise<string> {
  if (given !== undefined) return given;
  const path = join(dataDirectory, 'node-id');
  const known = (await readFile(path, 'utf8').catch(() => '')).trim();
  if (known !== '') return known;
  const id = newId();
  await writeFileAtomically(path, new TextEncoder().encode(`${id}\n`));
  return id;
}

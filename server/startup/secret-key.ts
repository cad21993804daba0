import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The key of the secret box: the given one, or one that is made up once and stays with the data folder. */
export async function readSecretKey(dataDirectory: string, given: string | undefined): Promise<string> {
  if (given !== undefined) return given;
  const path = join(dataDirectory, 'secret-key');
  const known = (await readFile(path, 'utf8').catch(() => '')).trim();
  if (known !== '') return known;
  const key = randomBytes(32).toString('base64');
  await writeFile(path, `${key}\n`, { mode: 0o600 });
  return key;
}

import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Texts with names and amounts in them are spoken once and never again. */
const keepMs = 30 * 86_400_000;

/** Removes spoken texts that nobody has asked for in a month. */
export async function pruneSpeech(folder: string): Promise<void> {
  for (const name of await readdir(folder, { recursive: true }).catch(() => [])) {
    if (!name.endsWith('.wav') && !name.endsWith('.tmp')) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found && Date.now() - found.mtimeMs > keepMs) await rm(path, { force: true });
  }
}

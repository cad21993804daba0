import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `npm run test:update` sets it: expectations are rewritten from what happened, for review in the diff. */
export const UPDATES_GOLDENS = process.env.UPDATE_GOLDENS === '1';

/** A file of the repository, by its path from the top. */
export function repositoryFile(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(repositoryFile(path), 'utf8'));
}

/** Writes a golden file in the form the formatter wants; it leaves generated files alone. */
export function writeGolden(path: string, content: unknown): void {
  const file = repositoryFile(path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
  if (!path.endsWith('.generated.json')) format(file);
}

function format(file: string): void {
  execFileSync('npx', ['biome', 'format', '--write', file], { cwd: repositoryFile('.'), stdio: 'ignore' });
}

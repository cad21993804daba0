import { execFile } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const repository = resolve(import.meta.dirname, '../..');
const sources = ['designer', 'schemas', 'runtime'];

/**
 * Builds the designer that the browser tests open, unless the last build is newer than everything it came from. In a
 * process of its own: inside a test run, packages would think they are being developed and bundle twice the code.
 */
export default async function buildDesigner(): Promise<void> {
  const built = resolve(repository, 'dist/designer/index.html');
  if (existsSync(built) && newestSourceMs() < statSync(built).mtimeMs) return;
  const { VITEST: _, ...environment } = process.env;
  await promisify(execFile)(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
    cwd: repository,
    env: { ...environment, NODE_ENV: 'production' },
  });
}

function newestSourceMs(): number {
  const files = sources.flatMap((folder) =>
    readdirSync(resolve(repository, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  );
  return Math.max(...files.map((file) => statSync(resolve(repository, file)).mtimeMs));
}

import { existsSync, readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'vite';

const repository = resolve(import.meta.dirname, '../..');
const sources = ['designer', 'schemas', 'runtime'];

/** Builds the designer that the browser tests open, unless the last build is newer than everything it came from. */
export default async function buildDesigner(): Promise<void> {
  const built = resolve(repository, 'dist/designer/index.html');
  if (existsSync(built) && newestSourceMs() < statSync(built).mtimeMs) return;
  await build({
    configFile: resolve(repository, 'vite.config.ts'),
    root: resolve(repository, 'designer'),
    logLevel: 'warn',
  });
}

function newestSourceMs(): number {
  const files = sources.flatMap((folder) =>
    readdirSync(resolve(repository, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  );
  return Math.max(...files.map((file) => statSync(resolve(repository, file)).mtimeMs));
}

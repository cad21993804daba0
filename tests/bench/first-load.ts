import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { type Figure, figure } from './figure.ts';

const LIMIT_KB = 300;

/** What a browser fetches before the designer shows its first page: the page's scripts, styles and what they import at once. */
export async function benchFirstLoad(): Promise<Figure[]> {
  const root = path.resolve(import.meta.dirname, '../..');
  const outDir = path.join(root, '.cache/bench-designer');
  await build({ configFile: path.join(root, 'vite.config.ts'), logLevel: 'error', build: { outDir, manifest: true } });
  const manifest: Record<string, { file: string; imports?: string[]; css?: string[]; isEntry?: boolean }> = JSON.parse(
    readFileSync(path.join(outDir, '.vite/manifest.json'), 'utf8'),
  );
  const files = new Set<string>();
  const collect = (name: string) => {
    const chunk = manifest[name];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const css of chunk.css ?? []) files.add(css);
    for (const imported of chunk.imports ?? []) collect(imported);
  };
  for (const [name, chunk] of Object.entries(manifest)) if (chunk.isEntry) collect(name);
  const gzipBytes = [...files].reduce(
    (total, file) => total + gzipSync(readFileSync(path.join(outDir, file))).length,
    0,
  );
  return [
    figure({
      name: 'first-load',
      value: gzipBytes / 1000,
      unit: 'kB gzip',
      limit: LIMIT_KB,
      goal: 'at most 1.0 of 300 kB, Monaco apart',
    }),
  ];
}

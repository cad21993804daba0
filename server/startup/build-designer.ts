import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** What the build is made from; a build older than any of it is out of date. */
const sources = ['designer', 'schemas', 'runtime', 'vite.config.ts', 'package-lock.json'];

/**
 * Builds the designer when there is no build yet or its sources have changed since, in a process of its own.
 * @throws Error with what the build said, when it fails
 */
export async function buildDesigner(root: string, folder: string, say: (line: string) => void): Promise<void> {
  const built = join(folder, 'index.html');
  if (existsSync(built) && newestSourceMs(root) < statSync(built).mtimeMs) return;
  say('Building the designer; this takes about half a minute.');
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js');
  // Inside a test run, packages would think they are being developed and bundle twice the code.
  const { VITEST: _, ...environment } = process.env;
  const child = spawn(process.execPath, [vite, 'build'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...environment, NODE_ENV: 'production' },
  });
  const output: string[] = [];
  child.stdout.on('data', (text) => output.push(String(text)));
  child.stderr.on('data', (text) => output.push(String(text)));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`The designer could not be built:\n${output.join('')}`);
}

function newestSourceMs(root: string): number {
  const files = sources.flatMap((source) => {
    const path = join(root, source);
    if (!existsSync(path)) return [];
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path, { recursive: true, encoding: 'utf8' }).map((file) => join(path, file));
  });
  return Math.max(0, ...files.map((file) => statSync(file).mtimeMs));
}

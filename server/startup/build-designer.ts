import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { check, lock } from 'proper-lockfile';

/** What the build is made from; a build older than any of it is out of date. */
const sources = ['designer', 'schemas', 'runtime', 'vite.config.ts', 'package-lock.json'];

interface DesignerBuild {
  /** The repository. */
  root: string;
  /** Where the build stands. */
  folder: string;
  say: (line: string) => void;
  /** Makes a build in a folder of its own. */
  run?: (root: string, into: string) => Promise<void>;
}

/**
 * Builds the designer when there is no build yet or its sources have changed since. Of several that start at once one
 * builds, and the others wait for it; the build takes the place of the former one as a whole.
 * @throws Error with what the build said, when it fails
 */
export async function buildDesigner({ root, folder, say, run = runVite }: DesignerBuild): Promise<void> {
  if (isUpToDate(root, folder)) return;
  await mkdir(dirname(folder), { recursive: true });
  const unlock = await waitForTurn(folder, say);
  const into = `${folder}.${process.pid}`;
  try {
    if (isUpToDate(root, folder)) return;
    say('Building the designer; this takes about half a minute.');
    await run(root, into);
    await rm(folder, { recursive: true, force: true });
    await rename(into, folder);
  } finally {
    await rm(into, { recursive: true, force: true });
    await unlock();
  }
}

/** A build is never much longer than half a minute; who died while building is waited for as long as this. */
const STALE_MS = 30_000;
const LOOKED_EVERY_MS = 250;
/** Ten minutes, for several slow ones in a row. */
const LOOKS = 2400;

async function waitForTurn(folder: string, say: DesignerBuild['say']): Promise<() => Promise<void>> {
  const turn = { lockfilePath: `${folder}.lock`, stale: STALE_MS };
  if (await check(dirname(folder), turn)) say('Another start builds the designer; this one waits for it.');
  const unlock = await lock(dirname(folder), {
    ...turn,
    retries: { retries: LOOKS, factor: 1, minTimeout: LOOKED_EVERY_MS, maxTimeout: LOOKED_EVERY_MS },
    // A process that was halted for so long lost its turn; both builds are whole, and the later one stays.
    onCompromised: () => {},
  });
  return () => unlock().catch(() => {});
}

function isUpToDate(root: string, folder: string): boolean {
  const built = join(folder, 'index.html');
  return existsSync(built) && newestSourceMs(root) < statSync(built).mtimeMs;
}

/** In a process of its own. */
async function runVite(root: string, into: string): Promise<void> {
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js');
  // Inside a test run, packages would think they are being developed and bundle twice the code.
  const { VITEST: _, ...environment } = process.env;
  const child = spawn(process.execPath, [vite, 'build', '--outDir', into], {
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

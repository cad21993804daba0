import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildDesigner } from './build-designer.ts';

let root: string;
let folder: string;
let builds: number;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'designer-'));
  folder = join(root, 'dist/designer');
  builds = 0;
  mkdirSync(join(root, 'designer'));
  writeFileSync(join(root, 'designer/app.tsx'), '');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Writes a file, and the page that names it a little later. */
async function run(_: string, into: string): Promise<void> {
  builds += 1;
  mkdirSync(into, { recursive: true });
  writeFileSync(join(into, `build-${builds}.js`), '');
  await delay(300);
  writeFileSync(join(into, 'index.html'), `build-${builds}.js`);
}
const build = (how = run) => buildDesigner({ root, folder, say: () => {}, run: how });
const change = () => utimesSync(join(root, 'designer/app.tsx'), new Date(), new Date(Date.now() + 60_000));

test('of several that start at once one builds, and all find the whole build', async () => {
  const starts = Array.from({ length: 3 }, async () => {
    await build();
    return readFileSync(join(folder, 'index.html'), 'utf8');
  });
  expect(await Promise.all(starts)).toEqual(['build-1.js', 'build-1.js', 'build-1.js']);
  expect(builds).toBe(1);
  expect(readdirSync(join(root, 'dist'))).toEqual(['designer']);
});

test('what is up to date is not built again, what has changed is, and the former build stays until then', async () => {
  await build();
  await build();
  expect(builds).toBe(1);
  change();
  const again = build();
  await delay(100);
  expect(existsSync(join(folder, 'build-1.js'))).toBe(true);
  await again;
  expect(readdirSync(folder).sort()).toEqual(['build-2.js', 'index.html']);
});

test('a build that fails leaves the former one, and the next one tries again', async () => {
  await build();
  change();
  const broken = build(async () => {
    throw new Error('a syntax error');
  });
  await expect(broken).rejects.toThrow('a syntax error');
  expect(readdirSync(join(root, 'dist'))).toEqual(['designer']);
  await build();
  expect(builds).toBe(2);
});

test('who died while building keeps nobody from it', async () => {
  const lock = `${folder}.lock`;
  mkdirSync(lock, { recursive: true });
  const longAgo = new Date(Date.now() - 120_000);
  utimesSync(lock, longAgo, longAgo);
  await build();
  expect(builds).toBe(1);
});

import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockDataDirectory } from '#server/db/lock-data-directory.ts';
import { prepareDataFolder } from './prepared-database.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchyard-data-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The command as people start it, with whatever it prints. */
function startCommand(settings: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['server/bin.js', 'serve'], {
    env: {
      ...process.env,
      PORT: '0',
      HOST: '127.0.0.1',
      SWITCHYARD_DATA_DIR: folder,
      SWITCHYARD_SAMPLES: 'false',
      LOG_LEVEL: 'silent',
      SHUTDOWN_GRACE_SECONDS: '1',
      ...settings,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      output += String(text);
    });
  }
  const ended = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)));
  return { child, ended, output: () => output };
}

const ready = /Switchyard is ready at (http:\S+)/;

test('the folder is given to one holder at a time', async () => {
  const release = await lockDataDirectory(folder);
  await expect(lockDataDirectory(folder)).rejects.toThrow(`process ${process.pid}`);
  await release();
  await (await lockDataDirectory(folder))();
});

test('of several that want it at the same moment one gets it', async () => {
  const results = await Promise.allSettled([1, 2, 3].map(() => lockDataDirectory(folder)));
  const won = results.filter((result) => result.status === 'fulfilled');
  expect(won).toHaveLength(1);
  for (const result of won) await result.value();
});

test.each([
  ['a process that is gone', { pid: 2 ** 22 + 1, started: '1' }],
  ['a process id that another program has by now', { pid: process.pid, started: '1' }],
])('the lock of %s is taken over', async (_, holder) => {
  const { hostname } = await import('node:os');
  await writeFile(join(folder, 'server.lock'), JSON.stringify({ ...holder, host: hostname() }));
  await (await lockDataDirectory(folder))();
});

test('a lock that was cut short while it was written is no lock', async () => {
  await writeFile(join(folder, 'server.lock'), '{"pi');
  await (await lockDataDirectory(folder))();
});

test('the server prints its first password once, refuses a second start, and stops cleanly', async () => {
  await prepareDataFolder(folder);
  const first = startCommand();
  await expect.poll(first.output, { timeout: 60_000, interval: 200 }).toMatch(ready);
  expect(first.output()).toMatch(/login admin, password \S{16}/);
  const second = startCommand();
  expect(await second.ended).toBe(1);
  expect(second.output()).toMatch(/^The data folder .* is in use by another Switchyard server/);
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  expect(await readdir(folder)).not.toContain('server.lock');
});

test('a killed server starts again at once', async () => {
  await prepareDataFolder(folder);
  const first = startCommand();
  await expect.poll(first.output, { timeout: 60_000, interval: 200 }).toMatch(ready);
  first.child.kill('SIGKILL');
  await first.ended;
  const second = startCommand();
  await expect.poll(second.output, { timeout: 60_000, interval: 200 }).toMatch(ready);
  expect(second.output()).not.toContain('password');
  second.child.kill('SIGINT');
  expect(await second.ended).toBe(0);
});

test.each([
  [{ PORT: 'http' }, /PORT must be a number, but is "http"/],
  [
    { DATABASE_URL: 'postgres://switchyard:secret@127.0.0.1:1/none' },
    /cannot reach the Postgres server of DATABASE_URL/,
  ],
])('what keeps it from starting is said in a sentence: %o', async (settings, message) => {
  const command = startCommand(settings);
  expect(await command.ended).toBe(1);
  expect(command.output()).toMatch(message);
  expect(command.output()).not.toMatch(/secret|at .*\.ts:/);
});

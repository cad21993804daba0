import { readFileSync } from 'node:fs';
import { mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { lock } from 'proper-lockfile';
import { z } from 'zod';

/**
 * Makes this process the only one that uses a data folder. A killed process leaves its lock behind; it is recognised as
 * dead by its process id together with the moment it started, so that a restart need not wait.
 * @returns Gives the folder up again.
 * @throws DataDirectoryInUse
 */
export async function lockDataDirectory(directory: string): Promise<() => Promise<void>> {
  await mkdir(directory, { recursive: true });
  const path = join(directory, 'server.lock');
  // Guards only the few milliseconds of the decision, against two starts at the same moment.
  const unguard = await lock(directory, {
    lockfilePath: `${path}.guard`,
    stale: 5000,
    retries: { retries: 40, minTimeout: 50, maxTimeout: 500 },
  });
  try {
    const holder = await readHolder(path);
    if (holder !== null && (await isAlive(holder, path))) throw new DataDirectoryInUse(resolve(directory), holder.pid);
    await writeFile(path, JSON.stringify({ pid: process.pid, started: startOf(process.pid), host: hostname() }));
  } finally {
    await unguard();
  }
  const heartbeat = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => {}), beatMs);
  heartbeat.unref();
  return async () => {
    clearInterval(heartbeat);
    await rm(path, { force: true });
  };
}

export class DataDirectoryInUse extends Error {
  override name = 'DataDirectoryInUse';
  constructor(directory: string, pid: number) {
    super(
      `The data folder ${directory} is in use by another Switchyard server (process ${pid}). ` +
        'Stop that one first, or give this one another folder with SWITCHYARD_DATA_DIR.',
    );
  }
}

const beatMs = 2000;
/** Without a beat for so long, a process on another machine (or in another container) counts as dead. */
const silenceMs = 10_000;

const holderSchema = z.object({ pid: z.number(), started: z.string().nullable(), host: z.string() });
type Holder = z.infer<typeof holderSchema>;

async function readHolder(path: string): Promise<Holder | null> {
  try {
    return holderSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    // Missing, or cut short by a crash while it was written: nobody holds it.
    return null;
  }
}

async function isAlive(holder: Holder, path: string): Promise<boolean> {
  if (holder.host === hostname()) {
    return exists(holder.pid) && startOf(holder.pid) === holder.started;
  }
  const before = (await stat(path)).mtimeMs;
  const restMs = before + silenceMs - Date.now();
  if (restMs > 0) await delay(restMs);
  return (await stat(path)).mtimeMs !== before;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Not ours to signal means that it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** When a process started, in ticks since boot; null where the system does not say. */
function startOf(pid: number): string | null {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command name in brackets may contain anything; field 22 is counted from its end.
    return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

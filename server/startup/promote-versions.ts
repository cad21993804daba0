import type { EngineLog } from '#runtime/engine/ports.ts';
import type { Database } from '../db/open.ts';
import { promoteNextVersions } from '../services/aliases/promote-next-versions.ts';

/** Calls do not wait for it, only what lists show does. */
const EVERY_MS = 5000;

/** Looks for next versions that have taken over for as long as the server runs. @returns The function that ends it. */
export function promoteVersions(db: Database, log: EngineLog): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    running = promoteNextVersions(db).catch((error: unknown) => log.warn({ error }, 'could not promote next versions'));
  }, EVERY_MS);
  return async () => {
    clearInterval(timer);
    await running;
  };
}

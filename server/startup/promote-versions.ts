import { remakeCampaignFlows } from '../campaigns/remake-campaign-flows.ts';
import { promoteNextVersions } from '../services/aliases/promote-next-versions.ts';
import type { ServiceContext } from '../services/context.ts';

/** Calls do not wait for it, only what lists show does. */
const EVERY_MS = 5000;

/** Looks for next versions that have taken over for as long as the server runs. @returns The function that ends it. */
export function promoteVersions(context: Pick<ServiceContext, 'db' | 'log' | 'speech'>): () => Promise<void> {
  const { db, log } = context;
  let running: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    running = promote().catch((error: unknown) => log.warn({ error }, 'could not promote next versions'));
  }, EVERY_MS);
  async function promote(): Promise<void> {
    await remakeCampaignFlows(context, db, await promoteNextVersions(db));
  }
  return async () => {
    clearInterval(timer);
    await running;
  };
}

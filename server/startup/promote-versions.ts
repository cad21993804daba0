import { remakeCampaignFlows } from '../campaigns/remake-campaign-flows.ts';
import { repeat, type StopRepeating } from '../repeat.ts';
import { promoteNextVersions } from '../services/aliases/promote-next-versions.ts';
import type { ServiceContext } from '../services/context.ts';

/** Calls do not wait for it, only what lists show does. */
const EVERY_MS = 5000;

/** Looks for next versions that have taken over for as long as the server runs. @returns how to stop. */
export function promoteVersions(context: Pick<ServiceContext, 'db' | 'log' | 'speech'>): StopRepeating {
  const promote = async () => remakeCampaignFlows(context, context.db, await promoteNextVersions(context.db));
  return repeat(promote, { pauseMs: EVERY_MS, log: context.log, failed: 'could not promote next versions' });
}

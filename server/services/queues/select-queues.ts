import { asc, eq, type SQL } from 'drizzle-orm';
import { type Queue, queueSettings } from '#schemas/domain/queue.ts';
import type { Database } from '../../db/open.ts';
import { queues } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { readAgentUses, readCampaignUses, withoutFlowsOf } from '../catalogue/uses-by-others.ts';
import { readUses } from '../flows/used-by.ts';
import { queuesOfCampaign } from './queues-of-campaign.ts';

/** Queues by number. */
export async function selectQueues(db: Database, where?: SQL): Promise<Queue[]> {
  const rows = await db.select().from(queues).where(where).orderBy(asc(queues.id));
  const [flows, campaigns, agents] = await Promise.all([
    readUses(db, 'queue', rows.length === 1 ? rows[0]?.id : undefined),
    readCampaignUses(db, queuesOfCampaign),
    readAgentUses(db, (profile) => profile.queues),
  ]);
  return rows.map(({ settings, updatedAt, ...row }) => {
    const users = campaigns.get(row.id) ?? [];
    return {
      ...row,
      ...queueSettings.parse(settings),
      updatedAt: updatedAt.toISOString(),
      usedBy: {
        flows: withoutFlowsOf(flows.get(row.id) ?? [], users),
        campaigns: users,
        agents: agents.get(row.id)?.length ?? 0,
      },
    };
  });
}

/** @throws ServiceError `not-found` */
export async function readQueue(db: Database, id: string): Promise<Queue> {
  const [found] = await selectQueues(db, eq(queues.id, id));
  if (!found) throw new ServiceError('not-found');
  return found;
}

import { and, count, eq, isNull } from 'drizzle-orm';
import { deleteQueue as contract } from '#schemas/api/queues.ts';
import type { Database } from '../../db/open.ts';
import { callbacks, queues, voicemails, waits } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { readUseByDefaults } from '../catalogue/campaign-references.ts';
import { readAgentUses, readCampaignUses } from '../catalogue/uses-by-others.ts';
import { refuseWhileUsed } from '../flows/refuse-while-used.ts';
import { verb } from '../verb.ts';
import { queuesOfCampaign } from './queues-of-campaign.ts';

export const deleteQueue = verb(contract, ({ context: { db }, actor, params: { id } }) =>
  db.transaction(async (tx) => {
    const [row] = await tx.select({ settings: queues.settings }).from(queues).where(eq(queues.id, id)).for('update');
    if (!row) throw new ServiceError('not-found');
    const campaigns = (await readCampaignUses(tx, queuesOfCampaign)).get(id) ?? [];
    const agents = (await readAgentUses(tx, (profile) => profile.queues)).get(id) ?? [];
    await refuseWhileUsed(tx, {
      kind: 'queue',
      id,
      others: {
        campaigns: campaigns.map(({ name }) => name),
        ...(await readUseByDefaults(tx, 'queue', id)),
        agents: agents.map(({ name }) => name),
        ...(await readWaiting(tx, id)),
      },
    });
    await tx.delete(queues).where(eq(queues.id, id));
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'queue.delete',
      entity: 'queue',
      entityId: id,
      details: { name: row.settings.name },
    });
    return undefined;
  }),
);

/** What is still to be done in the queue, as numbers written out; nothing is an empty list. */
async function readWaiting(tx: Database, queue: string): Promise<Record<string, string[]>> {
  const [open, promised, messages] = await Promise.all([
    tx
      .select({ rows: count() })
      .from(waits)
      .where(and(eq(waits.queue, queue), isNull(waits.end))),
    tx
      .select({ rows: count() })
      .from(callbacks)
      .where(and(eq(callbacks.queue, queue), isNull(callbacks.handledAt))),
    tx
      .select({ rows: count() })
      .from(voicemails)
      .where(and(eq(voicemails.box, queue), isNull(voicemails.handledAt))),
  ]);
  const written = ([row]: { rows: number }[]) => (row && row.rows > 0 ? [String(row.rows)] : []);
  return { waiting: written(open), callbacks: written(promised), voicemails: written(messages) };
}

import { eq, sql } from 'drizzle-orm';
import { deleteAudio as contract } from '#schemas/api/audio.ts';
import type { Database } from '../../db/open.ts';
import { audio, holidayGroups } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { readNamesOfCampaigns } from '../catalogue/campaign-references.ts';
import { refuseWhileUsed } from '../flows/refuse-while-used.ts';
import { verb } from '../verb.ts';

export const deleteAudio = verb(contract, ({ context: { db }, actor, params: { id } }) =>
  db.transaction(async (tx) => {
    const [row] = await tx.select({ name: audio.name }).from(audio).where(eq(audio.id, id)).for('update');
    if (!row) throw new ServiceError('not-found');
    await refuseWhileUsed(tx, {
      kind: 'audio',
      id,
      others: {
        holidayGroups: await groupsThatAnnounce(tx, id),
        ...(await readNamesOfCampaigns(tx, 'audio', id)),
      },
    });
    await tx.delete(audio).where(eq(audio.id, id));
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'audio.delete',
      entity: 'audio',
      entityId: id,
      details: { name: row.name },
    });
    return undefined;
  }),
);

async function groupsThatAnnounce(tx: Database, id: string): Promise<string[]> {
  const rows = await tx
    .select({ name: holidayGroups.name })
    .from(holidayGroups)
    .where(sql`${holidayGroups.holidays} @> ${JSON.stringify([{ audio: id }])}::jsonb`);
  return rows.map(({ name }) => name);
}

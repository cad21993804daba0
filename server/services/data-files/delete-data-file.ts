import { eq } from 'drizzle-orm';
import { deleteDataFile as contract } from '#schemas/api/data-files.ts';
import { removeRows } from '../../data-files/import-rows.ts';
import { dataFiles } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { readNamesOfCampaigns } from '../catalogue/campaign-references.ts';
import { refuseWhileUsed } from '../flows/refuse-while-used.ts';
import { verb } from '../verb.ts';

export const deleteDataFile = verb(contract, async ({ context: { db }, actor, params: { id } }) => {
  const importId = await db.transaction(async (tx) => {
    const [row] = await tx.select().from(dataFiles).where(eq(dataFiles.id, id)).for('update');
    if (!row) throw new ServiceError('not-found');
    await refuseWhileUsed(tx, {
      kind: 'data-file',
      id,
      others: await readNamesOfCampaigns(tx, 'data-file', id),
    });
    await tx.delete(dataFiles).where(eq(dataFiles.id, id));
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'data-file.delete',
      entity: 'data-file',
      entityId: id,
      details: { name: row.name, rows: row.rows },
    });
    return row.importId;
  });
  await removeRows(db, importId);
  return undefined;
});

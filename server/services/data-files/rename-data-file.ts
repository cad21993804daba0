import { eq } from 'drizzle-orm';
import { renameDataFile as contract } from '#schemas/api/data-files.ts';
import { dataFiles } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { verb } from '../verb.ts';
import { readDataFile } from './select-data-files.ts';

export const renameDataFile = verb(contract, async ({ context: { db }, actor, params: { id }, body: { name } }) => {
  await db.transaction(async (tx) => {
    const [before] = await tx.select().from(dataFiles).where(eq(dataFiles.id, id)).for('update');
    if (!before) throw new ServiceError('not-found');
    await tx.update(dataFiles).set({ name }).where(eq(dataFiles.id, id));
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'data-file.rename',
      entity: 'data-file',
      entityId: id,
      details: { before: before.name, name },
    });
  });
  return { dataFile: await readDataFile(db, id) };
});

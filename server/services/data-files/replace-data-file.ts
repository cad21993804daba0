import { eq } from 'drizzle-orm';
import { replaceDataFile as contract } from '#schemas/api/data-files.ts';
import { importRows, removeRows } from '../../data-files/import-rows.ts';
import { dataFiles } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { verb } from '../verb.ts';
import { withoutIndex } from './create-data-file.ts';
import { readDataFile } from './select-data-files.ts';

export const replaceDataFile = verb(contract, async ({ context: { db }, actor, params: { id }, body }) => {
  const { file, format, columns, country } = body;
  await readDataFile(db, id);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { importId, report } = await importRows(db, { bytes, format, columns, country });
  const replaced = await db.transaction(async (tx) => {
    const [before] = await tx.select().from(dataFiles).where(eq(dataFiles.id, id)).for('update');
    if (!before) return undefined;
    await tx
      .update(dataFiles)
      .set({
        country,
        columns: columns.map(withoutIndex),
        importId,
        rows: report.rows,
        bytes: bytes.length,
        importedAt: new Date(),
        importedBy: actor.user.login,
      })
      .where(eq(dataFiles.id, id));
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'data-file.replace',
      entity: 'data-file',
      entityId: id,
      details: { rows: report.rows, rowsBefore: before.rows, misfits: report.misfits },
    });
    return before;
  });
  await removeRows(db, replaced?.importId ?? importId);
  // Somebody deleted the file while the newer one was read.
  if (!replaced) throw new ServiceError('not-found');
  return { dataFile: await readDataFile(db, id), report };
});

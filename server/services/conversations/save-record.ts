import { and, eq } from 'drizzle-orm';
import { saveRecord as contract } from '#schemas/api/conversations.ts';
import { findRecordsOfNumber, recordRevision } from '../../data-files/find-records.ts';
import { writeRecord } from '../../data-files/write-record.ts';
import { dataFiles, dataRows } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordRepeatedAudit } from '../audit.ts';
import { verb } from '../verb.ts';
import { isEditable } from './address-book.ts';
import { settingsOfCampaign } from './campaign-of.ts';
import { findOwnConversation } from './find-conversation.ts';
import { readFields } from './read-fields.ts';

/** Only a row of this conversation's customer. */
export const saveRecord = verb(contract, async ({ context: { db }, actor, params: { id, position }, body }) => {
  const { row } = await findOwnConversation(db, actor, id);
  const { customers } = await settingsOfCampaign(db, row.campaign);
  return db.transaction(async (tx) => {
    const [file] = await tx.select().from(dataFiles).where(eq(dataFiles.id, customers.addressBook)).for('share');
    const known = file ? await findRecordsOfNumber(tx, file, row.customer) : [];
    if (!file || !known.some((record) => record.position === position)) throw new ServiceError('not-found');
    const at = and(eq(dataRows.importId, file.importId), eq(dataRows.position, position));
    const [before] = await tx
      .select({ record: dataRows.record, revision: recordRevision })
      .from(dataRows)
      .where(at)
      .for('update');
    if (!before) throw new ServiceError('not-found');
    if (before.revision !== body.revision) {
      throw new ServiceError('stale-revision', {
        details: { record: { position, values: before.record, revision: before.revision } },
      });
    }
    const fields = readFields(file, body.values, { language: actor.language, mayWrite: isEditable });
    const record = { ...before.record, ...fields };
    await writeRecord(tx, { importId: file.importId, position }, { columns: file.columns, record });
    const [after] = await tx.select({ record: dataRows.record, revision: recordRevision }).from(dataRows).where(at);
    await recordRepeatedAudit(tx, {
      user: actor.user.login,
      action: 'data-file.edit-record',
      entity: 'data-file',
      entityId: file.id,
      details: { position, columns: Object.keys(body.values), conversation: id },
    });
    return { record: { position, values: after?.record ?? record, revision: after?.revision ?? '' } };
  });
});

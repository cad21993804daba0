import { and, eq } from 'drizzle-orm';
import { addRecord as contract } from '#schemas/api/conversations.ts';
import { addRecord } from '../../data-files/add-record.ts';
import { findRecordsOfNumber, recordRevision } from '../../data-files/find-records.ts';
import { dataFiles, dataRows } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { verb } from '../verb.ts';
import { recordOfNumber } from './address-book.ts';
import { settingsOfCampaign } from './campaign-of.ts';
import { findOwnConversation } from './find-conversation.ts';
import { readFields } from './read-fields.ts';

/** A record for this conversation's customer, whom nobody knows; with their number, whatever else is typed. */
export const addCustomerRecord = verb(contract, async ({ context: { db }, actor, params: { id }, body }) => {
  const { row } = await findOwnConversation(db, actor, id);
  const { customers } = await settingsOfCampaign(db, row.campaign);
  return db.transaction(async (tx) => {
    // Two who add the same customer wait for each other, and a newer file for both.
    const [file] = await tx
      .select()
      .from(dataFiles)
      .where(eq(dataFiles.id, customers.addressBook))
      .for('no key update');
    const begun = file && recordOfNumber(file, row.customer);
    if (!file || !begun) throw new ServiceError('not-found');
    const [known] = await findRecordsOfNumber(tx, file, row.customer);
    if (known) {
      const { position, record: values, revision } = known;
      throw new ServiceError('record-exists', { details: { record: { position, values, revision } } });
    }
    const mayWrite = ({ name }: { name: string }) => begun[name] === undefined;
    const fields = readFields(file, body.values, { language: actor.language, mayWrite });
    const position = await addRecord(tx, file, { ...fields, ...begun });
    if (position === null) throw new ServiceError('file-full');
    const [added] = await tx
      .select({ values: dataRows.record, revision: recordRevision })
      .from(dataRows)
      .where(and(eq(dataRows.importId, file.importId), eq(dataRows.position, position)));
    if (!added) throw new ServiceError('not-found');
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'data-file.add-record',
      entity: 'data-file',
      entityId: file.id,
      details: { position, columns: Object.keys(body.values), conversation: id },
    });
    return { record: { position, ...added } };
  });
});

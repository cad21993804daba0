import { and, eq } from 'drizzle-orm';
import { saveRecord as contract } from '#schemas/api/conversations.ts';
import type { DataFile, DataRecord } from '#schemas/domain/data-file.ts';
import { findRecordsOfNumber, recordRevision } from '../../data-files/find-records.ts';
import { readValue } from '../../data-files/read-value.ts';
import { writeRecord } from '../../data-files/write-record.ts';
import { dataFiles, dataRows } from '../../db/tables/index.ts';
import { ServiceError, type ServiceIssue } from '../../errors.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';
import { recordRepeatedAudit } from '../audit.ts';
import { verb } from '../verb.ts';
import { isEditable } from './address-book.ts';
import { settingsOfCampaign } from './campaign-of.ts';
import { findOwnConversation } from './find-conversation.ts';

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
    const record = { ...before.record, ...readFields(file, body.values, actor.language) };
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

/** @throws ServiceError `invalid-input` for columns that are not there or not to be edited, and values that do not fit. */
function readFields(
  file: Pick<DataFile, 'columns' | 'country'>,
  values: Readonly<Record<string, string>>,
  language: 'en' | 'fr',
): DataRecord {
  const issues: ServiceIssue[] = [];
  const rules = { country: file.country, decimalComma: language === 'fr' };
  const read: DataRecord = {};
  for (const [name, text] of Object.entries(values)) {
    const column = file.columns.find((one) => one.name === name);
    const path = ['values', name];
    if (!column) issues.push(ruleIssue(path, 'unknown-column'));
    else if (!isEditable(column)) issues.push(ruleIssue(path, 'key-column'));
    else {
      const { value, fits } = readValue(text, column.type, rules);
      if (!fits) issues.push(ruleIssue(path, 'column-value'));
      read[name] = value;
    }
  }
  if (issues.length > 0) throw new ServiceError('invalid-input', { issues });
  return read;
}

import type { DataColumn, DataFile, DataRecord } from '#schemas/domain/data-file.ts';
import { readValue } from '../../data-files/read-value.ts';
import { type Language, ServiceError, type ServiceIssue } from '../../errors.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';

interface Typing {
  /** Of the agent, whose decimal comma it has. */
  language: Language;
  mayWrite: (column: DataColumn) => boolean;
}

/**
 * What an agent has typed into fields of a record.
 * @throws ServiceError `invalid-input` for columns that are not there or not to be written, and values that do not fit
 */
export function readFields(
  file: Pick<DataFile, 'columns' | 'country'>,
  values: Readonly<Record<string, string>>,
  { language, mayWrite }: Typing,
): DataRecord {
  const issues: ServiceIssue[] = [];
  const rules = { country: file.country, decimalComma: language === 'fr' };
  const read: DataRecord = {};
  for (const [name, text] of Object.entries(values)) {
    const column = file.columns.find((one) => one.name === name);
    const path = ['values', name];
    if (!column) issues.push(ruleIssue(path, 'unknown-column'));
    else if (!mayWrite(column)) issues.push(ruleIssue(path, 'key-column'));
    else {
      const { value, fits } = readValue(text, column.type, rules);
      if (!fits) issues.push(ruleIssue(path, 'column-value'));
      read[name] = value;
    }
  }
  if (issues.length > 0) throw new ServiceError('invalid-input', { issues });
  return read;
}

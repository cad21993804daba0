import { previewDataFile as contract, PREVIEW_BYTES, PREVIEW_ROWS } from '#schemas/api/data-files.ts';
import { detectFormat } from '../../data-files/detect-format.ts';
import { guessColumns } from '../../data-files/guess-columns.ts';
import { readCsvStart } from '../../data-files/read-csv.ts';
import { ServiceError } from '../../errors.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';
import { verb } from '../verb.ts';

/** Rows by which types are guessed; more than are shown, because the first ones may have gaps. */
const SAMPLE_ROWS = 500;

export const previewDataFile = verb(contract, async ({ body: { file, country, format: wanted } }) => {
  const bytes = new Uint8Array(await file.arrayBuffer()).subarray(0, PREVIEW_BYTES);
  const format = { ...detectFormat(bytes), ...wanted };
  const sample = readCsvStart(bytes, { ...format, rows: SAMPLE_ROWS });
  const header = format.header ? (sample.shift() ?? null) : null;
  if (sample.length === 0) {
    throw new ServiceError('invalid-input', { issues: [ruleIssue(['file'], 'file-without-rows')] });
  }
  return {
    format,
    columns: guessColumns(header, sample, { country, decimalComma: format.separator !== ',' }),
    rows: sample.slice(0, PREVIEW_ROWS),
  };
});

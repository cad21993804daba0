import type { DataColumn, DataRecord, DataValue } from '#schemas/domain/data-file.ts';

/** What a row is found by without reading the others: each key column with its value. */
export function rowKeys(columns: readonly DataColumn[], record: DataRecord): string[] {
  return columns.flatMap(({ key, name }) => {
    const value = record[name] ?? null;
    return key && value !== null ? [rowKey(name, value)] : [];
  });
}

export function rowKey(column: string, value: Exclude<DataValue, null>): string {
  return `${column}=${value}`;
}

import { count, eq, sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { ImportColumn } from '#schemas/api/data-files.ts';
import { importRows, removeRows } from '#server/data-files/import-rows.ts';
import { selectRows } from '#server/db/rows.ts';
import { dataFiles, dataRows } from '#server/db/tables/index.ts';
import { lookUp } from '#server/flow-services/look-up.ts';
import { eachDatabase } from './databases.ts';

const size = 20_000;
const columns: ImportColumn[] = [
  { index: 0, name: 'id', label: 'Id', type: 'text', key: true },
  { index: 1, name: 'note', label: 'Note', type: 'text', key: false },
  { index: 2, name: 'amount', label: 'Amount', type: 'number', key: false },
];
const format = { separator: ';', encoding: 'utf-8', header: true } as const;
const csv = (prefix: string) =>
  new TextEncoder().encode(
    `Id;Note;Amount\n${Array.from({ length: size }, (_, index) => `${prefix}${index};"it's ${index} \\ ""x""";${index},5`).join('\n')}`,
  );

eachDatabase('a data file', (database) => {
  let importId = '';
  beforeAll(async () => {
    const { db } = database();
    const imported = await importRows(db, { bytes: csv('a'), format, columns, country: 'FR' });
    importId = imported.importId;
    await db.insert(dataFiles).values({
      id: 'file',
      name: 'File',
      country: 'FR',
      columns,
      importId,
      rows: imported.report.rows,
      bytes: 1,
      importedAt: new Date(),
      importedBy: 'test',
    });
    await db.execute(sql`vacuum (analyze) data_rows`);
  });
  const find = (column: string, value: string) =>
    lookUp({ db: database().db })({ file: 'file', column, value }, { effectId: 'c:1.0', contactId: 'c' });

  test('keeps every row as it was, and finds one by any column', async () => {
    const record = { id: 'a777', note: 'it\'s 777 \\ "x"', amount: 777.5 };
    for (const [column, value] of Object.entries(record))
      expect(await find(column, String(value))).toEqual({ outcome: 'found', data: { record } });
    expect(await find('id', 'b777')).toEqual({ outcome: 'not-found', data: {} });
  });

  test('finds a row by its key without reading the others', async () => {
    const plan = await selectRows(
      database().db,
      sql`explain select record from data_files f join data_rows r on r.import_id = f.import_id
        where f.id = 'file' and r.keys @> array['id=a777']::text[] order by position limit 1`,
      z.object({ 'QUERY PLAN': z.string() }),
    );
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('data_rows_keys');
  });

  test('is replaced in one step', async () => {
    const { db } = database();
    const newer = await importRows(db, { bytes: csv('b'), format, columns, country: 'FR' });
    // Both are there; the file still names the older one.
    expect((await find('id', 'a1')).outcome).toBe('found');
    expect((await find('id', 'b1')).outcome).toBe('not-found');
    await db.update(dataFiles).set({ importId: newer.importId }).where(eq(dataFiles.id, 'file'));
    expect((await find('id', 'a1')).outcome).toBe('not-found');
    expect((await find('id', 'b1')).outcome).toBe('found');
    await removeRows(db, importId);
    const [left] = await db.select({ rows: count() }).from(dataRows);
    expect(left).toEqual({ rows: size });
  });
});

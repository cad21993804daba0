import { asc, eq, type SQL, sql } from 'drizzle-orm';
import type { DataFile } from '#schemas/domain/data-file.ts';
import type { Database } from '../../db/open.ts';
import { dataFiles } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { readAllUses } from '../catalogue/campaign-references.ts';

/** Data files by name, without their rows. */
export async function selectDataFiles(db: Database, where?: SQL): Promise<DataFile[]> {
  const rows = await db
    .select()
    .from(dataFiles)
    .where(where)
    .orderBy(asc(sql`lower(${dataFiles.name})`), asc(dataFiles.id));
  const uses = await readAllUses(db, 'data-file', rows.length === 1 ? rows[0]?.id : undefined);
  return rows.map(({ importId: _, ...row }) => ({
    ...row,
    importedAt: row.importedAt.toISOString(),
    ...uses(row.id),
  }));
}

/** @throws ServiceError `not-found` */
export async function readDataFile(db: Database, id: string): Promise<DataFile> {
  const [found] = await selectDataFiles(db, eq(dataFiles.id, id));
  if (!found) throw new ServiceError('not-found');
  return found;
}

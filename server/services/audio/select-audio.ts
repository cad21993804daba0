import { asc, eq, type SQL, sql } from 'drizzle-orm';
import type { Audio } from '#schemas/domain/audio.ts';
import type { Database } from '../../db/open.ts';
import { audio } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { readAllUses } from '../catalogue/campaign-references.ts';

/** Files of the library by name, without their sound. */
export async function selectAudio(db: Database, where?: SQL): Promise<Audio[]> {
  const rows = await db
    .select({
      id: audio.id,
      name: audio.name,
      seconds: audio.seconds,
      bytes: audio.bytes,
      source: audio.source,
      createdAt: audio.createdAt,
      createdBy: audio.createdBy,
    })
    .from(audio)
    .where(where)
    .orderBy(asc(sql`lower(${audio.name})`), asc(audio.id));
  const uses = await readAllUses(db, 'audio', rows.length === 1 ? rows[0]?.id : undefined);
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString(), ...uses(row.id) }));
}

/** @throws ServiceError `not-found` */
export async function readAudio(db: Database, id: string): Promise<Audio> {
  const [found] = await selectAudio(db, eq(audio.id, id));
  if (!found) throw new ServiceError('not-found');
  return found;
}

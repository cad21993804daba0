import { asc } from 'drizzle-orm';
import type { Revised } from '#schemas/api/revised.ts';
import type { PauseReason } from '#schemas/domain/pause-reason.ts';
import type { Database } from '../../db/open.ts';
import { pauseReasons } from '../../db/tables/index.ts';
import { readRevision } from '../catalogue/revisions.ts';

/** The list with who saved it last. */
export async function readPauseReasons(db: Database): Promise<Revised & { pauseReasons: PauseReason[] }> {
  const [revision, reasons] = await Promise.all([readRevision(db, 'pause-reasons'), selectPauseReasons(db)]);
  return { ...revision, pauseReasons: reasons };
}

/** In the order in which agents choose. */
export async function selectPauseReasons(db: Database): Promise<PauseReason[]> {
  const rows = await db.select().from(pauseReasons).orderBy(asc(pauseReasons.position), asc(pauseReasons.id));
  return rows.map(({ id, name, productive, limitMinutes }) => ({ id, name, productive, limitMinutes }));
}

import { asc } from 'drizzle-orm';
import type { PauseReason } from '#schemas/domain/pause-reason.ts';
import type { Database } from '../../db/open.ts';
import { pauseReasons } from '../../db/tables/index.ts';

/** In the order in which agents choose. */
export async function selectPauseReasons(db: Database): Promise<PauseReason[]> {
  const rows = await db.select().from(pauseReasons).orderBy(asc(pauseReasons.position), asc(pauseReasons.id));
  return rows.map(({ id, name, productive, limitMinutes }) => ({ id, name, productive, limitMinutes }));
}

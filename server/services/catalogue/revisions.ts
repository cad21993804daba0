import { eq } from 'drizzle-orm';
import type { Revised } from '#schemas/api/revised.ts';
import type { Database } from '../../db/open.ts';
import { revisions } from '../../db/tables/index.ts';
import { refuseStale } from './refuse-stale.ts';

/** What is saved as a whole and has no row of its own. */
export type RevisedKey = 'pause-reasons' | 'campaign-defaults' | 'sms';

export async function readRevision(db: Database, key: RevisedKey): Promise<Revised> {
  const [row] = await db.select().from(revisions).where(eq(revisions.key, key));
  if (!row) return { revision: 0 };
  return { revision: row.revision, updatedAt: row.updatedAt.toISOString(), updatedBy: row.updatedBy };
}

interface Raise {
  key: RevisedKey;
  /** The one that the client has seen. */
  revision: number;
  /** What is stored, for a client that has not seen it. */
  current: unknown;
  login: string;
}

/**
 * Counts a save, within its transaction; others wait until that has ended.
 * @throws ServiceError `stale-revision` when somebody has saved since
 */
export async function raiseRevision(tx: Database, { key, revision, current, login }: Raise): Promise<void> {
  const now = { updatedAt: new Date(), updatedBy: login };
  await tx
    .insert(revisions)
    .values({ key, revision: 0, ...now })
    .onConflictDoNothing();
  const [stored] = await tx.select().from(revisions).where(eq(revisions.key, key)).for('update');
  if (stored) refuseStale(stored, { revision, current });
  await tx
    .update(revisions)
    .set({ revision: revision + 1, ...now })
    .where(eq(revisions.key, key));
}

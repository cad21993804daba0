import { desc, eq } from 'drizzle-orm';
import { listDispositionVersions as contract } from '#schemas/api/disposition-groups.ts';
import { dispositionVersions } from '../../db/tables/index.ts';
import { verb } from '../verb.ts';
import { findDispositionGroup } from './select-disposition-groups.ts';

export const listDispositionVersions = verb(contract, async ({ context: { db }, params: { id } }) => {
  await findDispositionGroup(db, id);
  const rows = await db
    .select()
    .from(dispositionVersions)
    .where(eq(dispositionVersions.groupId, id))
    .orderBy(desc(dispositionVersions.version));
  return {
    versions: rows.map(({ groupId: _, createdAt, ...version }) => ({
      ...version,
      createdAt: createdAt.toISOString(),
    })),
  };
});

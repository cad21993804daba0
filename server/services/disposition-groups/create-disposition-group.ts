import { eq, max } from 'drizzle-orm';
import type { z } from 'zod';
import { createDispositionGroup as contract } from '#schemas/api/disposition-groups.ts';
import type { Database } from '../../db/open.ts';
import { dispositionGroups, dispositionVersions } from '../../db/tables/index.ts';
import { recordAudit } from '../audit.ts';
import { insertUnderFreeId } from '../catalogue/free-ids.ts';
import { verb } from '../verb.ts';
import { findDispositionGroup } from './select-disposition-groups.ts';

export const createDispositionGroup = verb(contract, async ({ context: { db }, actor, body }) => {
  const id = await insertDispositionGroup(db, { ...body, login: actor.user.login });
  return { dispositionGroup: await findDispositionGroup(db, id) };
});

type NewDispositionGroup = z.output<typeof contract.body> & { login: string };

/** @returns The id, made from the name. Versions of a deleted group of that id stay, so the new one counts on. */
export function insertDispositionGroup(
  db: Database,
  { name, currency, statuses, login }: NewDispositionGroup,
): Promise<string> {
  return db.transaction(async (tx) => {
    const now = new Date();
    const id = await insertUnderFreeId(name, (free) =>
      tx
        .insert(dispositionGroups)
        .values({ id: free, name, version: 1, updatedAt: now, updatedBy: login })
        .onConflictDoNothing()
        .returning({ id: dispositionGroups.id }),
    );
    const [before] = await tx
      .select({ version: max(dispositionVersions.version) })
      .from(dispositionVersions)
      .where(eq(dispositionVersions.groupId, id));
    const version = (before?.version ?? 0) + 1;
    await tx
      .insert(dispositionVersions)
      .values({ groupId: id, version, currency, statuses, createdAt: now, createdBy: login });
    await tx.update(dispositionGroups).set({ version }).where(eq(dispositionGroups.id, id));
    await recordAudit(tx, {
      user: login,
      action: 'disposition-group.create',
      entity: 'disposition-group',
      entityId: id,
      details: { name, currency, statuses: statuses.length },
    });
    return id;
  });
}

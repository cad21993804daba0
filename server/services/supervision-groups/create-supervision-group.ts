import { createSupervisionGroup as contract } from '#schemas/api/supervision-groups.ts';
import type { Database } from '../../db/open.ts';
import { supervisionGroups } from '../../db/tables/index.ts';
import { recordAudit } from '../audit.ts';
import { insertUnderFreeId } from '../catalogue/free-ids.ts';
import { verb } from '../verb.ts';
import { readSupervisionGroup } from './select-supervision-groups.ts';

export const createSupervisionGroup = verb(contract, async ({ context: { db }, actor, body: { name } }) => {
  const id = await insertSupervisionGroup(db, { name, login: actor.user.login });
  return { supervisionGroup: await readSupervisionGroup(db, id) };
});

/** @returns The id, made from the name. */
export function insertSupervisionGroup(
  db: Database,
  { name, login }: { name: string; login: string },
): Promise<string> {
  return db.transaction(async (tx) => {
    const id = await insertUnderFreeId(name, (free) =>
      tx
        .insert(supervisionGroups)
        .values({ id: free, name, updatedBy: login })
        .onConflictDoNothing()
        .returning({ id: supervisionGroups.id }),
    );
    await recordAudit(tx, {
      user: login,
      action: 'supervision-group.create',
      entity: 'supervision-group',
      entityId: id,
      details: { name },
    });
    return id;
  });
}

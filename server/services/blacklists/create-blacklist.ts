import { createBlacklist as contract } from '#schemas/api/blacklists.ts';
import { blacklists } from '../../db/tables/index.ts';
import { recordAudit } from '../audit.ts';
import { insertUnderFreeId } from '../catalogue/free-ids.ts';
import { verb } from '../verb.ts';
import { readBlacklist } from './select-blacklists.ts';

export const createBlacklist = verb(contract, async ({ context: { db }, actor, body }) => {
  const id = await db.transaction(async (tx) => {
    const added = await insertUnderFreeId(body.name, (free) =>
      tx
        .insert(blacklists)
        .values({ ...body, id: free })
        .onConflictDoNothing()
        .returning({ id: blacklists.id }),
    );
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'blacklist.create',
      entity: 'blacklist',
      entityId: added,
      details: body,
    });
    return added;
  });
  return { blacklist: await readBlacklist(db, id) };
});

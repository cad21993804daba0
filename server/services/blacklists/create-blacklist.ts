import type { z } from 'zod';
import { createBlacklist as contract } from '#schemas/api/blacklists.ts';
import type { Database } from '../../db/open.ts';
import { blacklists } from '../../db/tables/index.ts';
import { recordAudit } from '../audit.ts';
import { insertUnderFreeId } from '../catalogue/free-ids.ts';
import { verb } from '../verb.ts';
import { readBlacklist } from './select-blacklists.ts';

export const createBlacklist = verb(contract, async ({ context: { db }, actor, body }) => {
  const id = await insertBlacklist(db, { ...body, login: actor.user.login });
  return { blacklist: await readBlacklist(db, id) };
});

type NewBlacklist = z.output<typeof contract.body> & { login: string };

/** @returns The id, made from the name. */
export function insertBlacklist(db: Database, { login, ...body }: NewBlacklist): Promise<string> {
  return db.transaction(async (tx) => {
    const id = await insertUnderFreeId(body.name, (free) =>
      tx
        .insert(blacklists)
        .values({ ...body, id: free, updatedBy: login })
        .onConflictDoNothing()
        .returning({ id: blacklists.id }),
    );
    await recordAudit(tx, {
      user: login,
      action: 'blacklist.create',
      entity: 'blacklist',
      entityId: id,
      details: body,
    });
    return id;
  });
}

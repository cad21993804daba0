import { eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { createSite as contract } from '#schemas/api/sites.ts';
import type { Database } from '../../db/open.ts';
import { sites } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { insertUnderFreeId } from '../catalogue/free-ids.ts';
import { verb } from '../verb.ts';
import { readSite } from './select-sites.ts';

export const createSite = verb(contract, async ({ context: { db }, actor, body }) => {
  const id = await db.transaction((tx) => insertSite(tx, { ...body, login: actor.user.login }));
  return { site: await readSite(db, id) };
});

type NewSite = z.output<typeof contract.body> & { login: string };

/**
 * Within a transaction.
 * @returns The id, made from the name.
 * @throws ServiceError `site-exists`
 */
export async function insertSite(tx: Database, { login, ...body }: NewSite): Promise<string> {
  // Names are unique beside ids: only a second look tells which of the two was taken.
  const [namesake] = await tx
    .select({ id: sites.id })
    .from(sites)
    .where(eq(sql`lower(${sites.name})`, body.name.toLowerCase()));
  if (namesake) throw new ServiceError('site-exists');
  const id = await insertUnderFreeId(body.name, (free) =>
    tx
      .insert(sites)
      .values({ ...body, id: free, updatedAt: new Date(), updatedBy: login })
      .onConflictDoNothing()
      .returning({ id: sites.id }),
  );
  await recordAudit(tx, {
    user: login,
    action: 'site.create',
    entity: 'site',
    entityId: id,
    details: { name: body.name },
  });
  return id;
}

import { and, eq, ne } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import { mailServers } from '../../db/tables/index.ts';

type MailServerRow = typeof mailServers.$inferSelect;

/** All of them are locked, since which one is the default concerns all. */
export function lockMailServers(tx: Database): Promise<MailServerRow[]> {
  return tx.select().from(mailServers).orderBy(mailServers.id).for('update');
}

/** The one before is the default no more; there can be only one. */
export async function makeDefault(tx: Database, id: string): Promise<void> {
  await tx
    .update(mailServers)
    .set({ isDefault: false })
    .where(and(mailServers.isDefault, ne(mailServers.id, id)));
  await tx.update(mailServers).set({ isDefault: true }).where(eq(mailServers.id, id));
}

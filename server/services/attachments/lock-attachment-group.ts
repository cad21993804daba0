import { eq } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import { attachmentGroups } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';

/** @throws ServiceError `not-found` */
export async function lockAttachmentGroup(tx: Database, id: string): Promise<typeof attachmentGroups.$inferSelect> {
  const [row] = await tx.select().from(attachmentGroups).where(eq(attachmentGroups.id, id)).for('update');
  if (!row) throw new ServiceError('not-found');
  return row;
}

import { eq } from 'drizzle-orm';
import { readAttachment as contract } from '#schemas/api/attachments.ts';
import type { Database } from '../../db/open.ts';
import { agentProfiles, attachments, campaigns } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import type { Actor } from '../context.ts';
import { verb } from '../verb.ts';

/** For agents a file of another campaign is one that does not exist. */
export const readAttachment = verb(contract, async ({ context: { db }, actor, params: { id }, reply }) => {
  const { groupId, fileName } = attachments;
  const [found] = await db.select({ groupId, fileName }).from(attachments).where(eq(attachments.id, id));
  if (!found || !(await mayRead(db, actor, found.groupId))) throw new ServiceError('not-found');
  const [row] = await db.select({ content: attachments.content }).from(attachments).where(eq(attachments.id, id));
  if (!row) throw new ServiceError('not-found');
  reply.fileName = found.fileName;
  return row.content;
});

async function mayRead(db: Database, { user, role }: Actor, group: string): Promise<boolean> {
  if (role !== 'agent') return true;
  const [own] = await db.select().from(agentProfiles).where(eq(agentProfiles.userId, user.id));
  const rows = await db.select({ settings: campaigns.settings }).from(campaigns);
  return rows.some(
    ({ settings: { general, customers } }) =>
      customers.attachments.includes(group) && (own?.profile.queues ?? []).some((queue) => queue === general.queue),
  );
}

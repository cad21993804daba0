import type { Database } from '../../db/open.ts';
import type { voicemails } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import type { Actor } from '../context.ts';
import { queuesOf } from '../conversations/queues-of.ts';

/**
 * Agents hear and handle the messages of their queues.
 * @throws ServiceError `not-found` for another one
 */
export async function refuseForeignVoicemail(
  db: Database,
  { user, role }: Actor,
  { box }: Pick<typeof voicemails.$inferSelect, 'box'>,
): Promise<void> {
  if (role !== 'agent') return;
  if (!(await queuesOf(db, user.id)).includes(box)) throw new ServiceError('not-found');
}

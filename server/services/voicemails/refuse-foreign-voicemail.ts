import type { Database } from '../../db/open.ts';
import type { voicemails } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { readScope, seesQueue } from '../../supervision/read-scope.ts';
import type { Actor } from '../context.ts';
import { queuesOf } from '../conversations/queues-of.ts';

/**
 * Agents hear and handle the messages of their queues, supervisors those of the queues they see.
 * @throws ServiceError `not-found` for another one
 */
export async function refuseForeignVoicemail(
  db: Database,
  { user, role }: Actor,
  { box }: Pick<typeof voicemails.$inferSelect, 'box'>,
): Promise<void> {
  const isTheirs =
    role === 'agent'
      ? (await queuesOf(db, user.id)).includes(box)
      : seesQueue(await readScope(db, { user, role }), box);
  if (!isTheirs) throw new ServiceError('not-found');
}

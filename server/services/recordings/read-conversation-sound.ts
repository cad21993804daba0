import { and, eq } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import { conversations, recordings } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { demandScope, seesAgent } from '../../supervision/read-scope.ts';
import { recordRepeatedAudit } from '../audit.ts';
import type { Actor } from '../context.ts';

/**
 * The sound of a conversation, for who may hear it. That it was heard or kept is noted.
 * @throws ServiceError `right-missing`, and `not-found` for those of agents whom somebody does not see
 */
export async function readConversationSound(
  db: Database,
  actor: Actor,
  { contact, recording, use }: { contact: string; recording: string; use: 'read' | 'download' },
): Promise<Uint8Array> {
  const scope = await demandScope(db, actor, 'recordings');
  const [found] = await db
    .select({ wav: recordings.wav, agent: conversations.agent, conversation: conversations.id })
    .from(recordings)
    .innerJoin(conversations, eq(conversations.id, recordings.conversationId))
    .where(and(eq(recordings.contactId, contact), eq(recordings.id, recording)));
  if (!found?.wav || !seesAgent(scope, found.agent)) throw new ServiceError('not-found');
  await recordRepeatedAudit(db, {
    user: actor.user.login,
    action: `recording.${use}`,
    entity: 'conversation',
    entityId: found.conversation,
    details: { recording },
  });
  return found.wav;
}

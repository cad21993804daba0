import { and, eq, isNotNull, or, sql } from 'drizzle-orm';
import type { Conversation } from '#schemas/domain/conversation.ts';
import { isAskedAlong } from '../../acd/asked-along.ts';
import type { Database } from '../../db/open.ts';
import { conversations } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import type { Actor } from '../context.ts';
import { type ConversationRow, selectConversations } from './select-conversations.ts';
import { visibleAgents } from './visible-agents.ts';

export interface FoundConversation {
  row: ConversationRow;
  conversation: Conversation;
}

/**
 * A conversation that somebody may see.
 * @throws ServiceError `no-such-conversation`, also for one that is not theirs to see
 */
export async function findConversation(db: Database, actor: Actor, id: string): Promise<FoundConversation> {
  const [found] = await selectConversations(db, { where: eq(conversations.id, id), limit: 1 });
  if (!found) throw new ServiceError('no-such-conversation');
  if (found.row.agent === actor.user.id) return found;
  const visible = await visibleAgents(db, actor);
  if (visible !== 'everybody' && !visible.has(found.row.agent)) throw new ServiceError('no-such-conversation');
  return found;
}

/**
 * The same for a desktop: a colleague who is asked about a customer, or passed one on, sees whom it is about meanwhile.
 * @throws ServiceError `no-such-conversation`
 */
export async function findConversationOnDesk(db: Database, actor: Actor, id: string): Promise<FoundConversation> {
  const aboutCustomer = or(isNotNull(conversations.consult), sql`${conversations.drive}->>'transfer' is not null`);
  const where = and(eq(conversations.id, id), isAskedAlong(actor.user.id), aboutCustomer);
  const [asked] = await selectConversations(db, { where, limit: 1 });
  return asked ?? findConversation(db, actor, id);
}

/**
 * A conversation for the one who has it: what is written in it is theirs.
 * @throws ServiceError `no-such-conversation`
 */
export async function findOwnConversation(db: Database, actor: Actor, id: string): Promise<FoundConversation> {
  const [found] = await selectConversations(db, { where: eq(conversations.id, id), limit: 1 });
  if (found?.row.agent !== actor.user.id) throw new ServiceError('no-such-conversation');
  return found;
}

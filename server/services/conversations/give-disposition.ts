import { giveDisposition as contract } from '#schemas/api/conversations.ts';
import { verb } from '../verb.ts';
import { dispose } from './dispose.ts';
import { findOwnConversation } from './find-conversation.ts';

export const giveDisposition = verb(contract, async ({ context, actor, params: { id }, body }) => {
  const { db, desks, timeZone } = context;
  await findOwnConversation(db, actor, id);
  const { disposition, callback } = await dispose(db, { conversationId: id, ...body, timeZone, now: Date.now() });
  await desks.disposed(id);
  context.noteDesk(actor.user.id);
  return { disposition, callback };
});

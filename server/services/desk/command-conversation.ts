import { commandConversation as contract } from '#schemas/api/desk.ts';
import { findOwnConversation } from '../conversations/find-conversation.ts';
import { verb } from '../verb.ts';
import { answerDesk } from './answer-desk.ts';

export const commandConversation = verb(contract, ({ context, actor, params: { id }, body: { command } }) =>
  answerDesk(context, actor, async () => {
    // To leave and to come back are for the colleague who was asked along.
    if (command.type !== 'leave' && command.type !== 'rejoin') await findOwnConversation(context.db, actor, id);
    await context.desks.command(actor.user.id, id, command);
  }),
);

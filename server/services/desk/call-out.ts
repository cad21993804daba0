import { callOut as contract } from '#schemas/api/desk.ts';
import { verb } from '../verb.ts';
import { answerDesk } from './answer-desk.ts';

export const callOut = verb(contract, ({ context, actor, body }) =>
  answerDesk(context, actor, () => context.desks.callOut(actor.user.id, body)),
);

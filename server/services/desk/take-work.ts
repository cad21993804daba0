import { takeWork as contract } from '#schemas/api/desk.ts';
import { verb } from '../verb.ts';
import { answerDesk } from './answer-desk.ts';

export const takeWork = verb(contract, ({ context, actor, body }) =>
  answerDesk(context, actor, () => context.desks.takeAbout(actor.user.id, body)),
);

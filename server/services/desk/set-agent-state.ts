import { setAgentState as contract } from '#schemas/api/desk.ts';
import { verb } from '../verb.ts';
import { answerDesk } from './answer-desk.ts';
import { readWantedState } from './read-wanted-state.ts';

export const setAgentState = verb(contract, ({ context, actor, body }) =>
  answerDesk(context, actor, async () => {
    await context.desks.setState(actor.user.id, await readWantedState(context.db, body));
  }),
);

import { eq } from 'drizzle-orm';
import type { WantedState } from '#runtime/acd/desk-port.ts';
import { setAgentState as contract } from '#schemas/api/desk.ts';
import { pauseReasons } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';
import { verb } from '../verb.ts';
import { answerDesk } from './answer-desk.ts';

export const setAgentState = verb(contract, ({ context, actor, body: { state, reason } }) =>
  answerDesk(context, actor, async () => {
    if (state === 'paused') {
      const [known] = await context.db.select().from(pauseReasons).where(eq(pauseReasons.id, reason));
      if (!known) throw new ServiceError('invalid-input', { issues: [ruleIssue(['reason'], 'unknown-reason')] });
    }
    const wanted: WantedState = state === 'paused' ? { state, reason } : { state };
    await context.desks.setState(actor.user.id, wanted);
  }),
);

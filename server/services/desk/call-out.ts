import { eq } from 'drizzle-orm';
import { callOut as contract } from '#schemas/api/desk.ts';
import { campaigns } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';
import { queuesOf } from '../conversations/queues-of.ts';
import { verb } from '../verb.ts';
import { answerDesk } from './answer-desk.ts';

/** For a campaign whose queue the agent serves, or for none. */
export const callOut = verb(contract, ({ context, actor, body }) =>
  answerDesk(context, actor, async () => {
    const { db, desks } = context;
    if (body.campaign !== '') {
      const [campaign] = await db.select().from(campaigns).where(eq(campaigns.id, body.campaign));
      const queues = await queuesOf(db, actor.user.id);
      if (!campaign || !queues.includes(campaign.settings.general.queue)) {
        throw new ServiceError('invalid-input', { issues: [ruleIssue(['campaign'], 'unknown-campaign')] });
      }
    }
    await desks.callOut(actor.user.id, body);
  }),
);

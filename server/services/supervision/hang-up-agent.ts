import { hangUpAgent as contract } from '#schemas/api/supervision.ts';
import { withRefusals } from '../../acd/with-refusals.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { verb } from '../verb.ts';
import { demandAgent } from './demand-agent.ts';

export const hangUpAgent = verb(contract, async ({ context: { db, desks }, actor, params: { id } }) => {
  await demandAgent(db, actor, { agent: id, right: 'change-state' });
  const conversation = (await desks.read(id))?.conversation;
  if (!conversation) throw new ServiceError('not-in-that-state');
  await withRefusals(desks.command(id, conversation.id, { type: 'hang-up' }));
  await recordAudit(db, {
    user: actor.user.login,
    action: 'supervision.hang-up',
    entity: 'user',
    entityId: id,
    details: { conversation: conversation.id, customer: conversation.customer },
  });
  return undefined;
});

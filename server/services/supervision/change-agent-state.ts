import { AcdRefusal } from '#runtime/acd/desk-port.ts';
import { changeAgentState as contract } from '#schemas/api/supervision.ts';
import { withRefusals } from '../../acd/with-refusals.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { readWantedState } from '../desk/read-wanted-state.ts';
import { verb } from '../verb.ts';
import { demandAgent } from './demand-agent.ts';

export const changeAgentState = verb(contract, async ({ context, actor, params: { id }, body }) => {
  const { db, desks } = context;
  await demandAgent(db, actor, { agent: id, right: 'change-state' });
  const wanted = await readWantedState(db, body);
  const before = await desks.read(id);
  await withRefusals(desks.forceState(id, wanted).catch(refuseSignedOut));
  await recordAudit(db, {
    user: actor.user.login,
    action: 'supervision.change-state',
    entity: 'user',
    entityId: id,
    details: { from: before?.state ?? '', to: wanted.state, ...('reason' in wanted ? { reason: wanted.reason } : {}) },
  });
  return undefined;
});

/** What an agent is told who has not begun to work means the agent, not whoever asks here. */
function refuseSignedOut(error: unknown): never {
  if (error instanceof AcdRefusal && error.code === 'not-signed-in-as-agent') {
    throw new ServiceError('not-in-that-state');
  }
  throw error;
}

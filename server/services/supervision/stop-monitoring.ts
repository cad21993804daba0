import { stopMonitoring as contract } from '#schemas/api/supervision.ts';
import { withRefusals } from '../../acd/with-refusals.ts';
import { verb } from '../verb.ts';
import { refuseUnknownAgent } from './demand-agent.ts';

/** Leaving is open to whoever is in a call, whatever has become of their rights. */
export const stopMonitoring = verb(contract, async ({ context: { db, desks }, actor, params: { id } }) => {
  await refuseUnknownAgent(db, id);
  await withRefusals(desks.stopMonitor({ supervisor: actor.user.id, agent: id }));
  return undefined;
});

import { monitorAgent as contract } from '#schemas/api/supervision.ts';
import { withRefusals } from '../../acd/with-refusals.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { verb } from '../verb.ts';
import { demandAgent } from './demand-agent.ts';

/** That a supervisor is in a call is noted, and how. */
export const monitorAgent = verb(
  contract,
  async ({ context, actor, params: { id }, body: { mode, line, phone: called } }) => {
    const { db, desks } = context;
    const { profile } = await demandAgent(db, actor, { agent: id, right: mode });
    const phone = line ?? profile?.line;
    if (phone === undefined || (phone.type === 'browser' && profile === null))
      throw new ServiceError('no-agent-profile');
    if (id === actor.user.id) throw new ServiceError('not-in-that-state');
    const conversation = (await desks.read(id))?.conversation;
    await withRefusals(desks.monitor({ supervisor: actor.user.id, line: phone, agent: id, mode, phone: called }));
    // The same call goes on.
    if (called !== undefined) return undefined;
    await recordAudit(db, {
      user: actor.user.login,
      action: `supervision.${mode}`,
      entity: 'user',
      entityId: id,
      details: { conversation: conversation?.id ?? '', customer: conversation?.customer ?? '' },
    });
    return undefined;
  },
);

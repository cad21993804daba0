import { createAgent as contract } from '#schemas/api/agents.ts';
import { refuseCommonPassword } from '../users/refuse-common-password.ts';
import { verb } from '../verb.ts';
import { insertAgents } from './insert-agents.ts';
import { roleWithProfile } from './role-with-profile.ts';
import { readAgent } from './select-agents.ts';

export const createAgent = verb(contract, async ({ context: { db }, actor, body }) => {
  if (body.password !== undefined) refuseCommonPassword(body.password, ['password']);
  const wanted = { ...body, role: roleWithProfile(body.role, body.profile) };
  const [account] = await insertAgents(db, { agents: [wanted], login: actor.user.login });
  if (!account) throw new Error('agents.not-created: an insert that was not refused created nobody');
  return {
    agent: await readAgent(db, account.id),
    password: body.password === undefined ? account.password : null,
  };
});

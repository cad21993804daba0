import { listAgents as contract } from '#schemas/api/agents.ts';
import { verb } from '../verb.ts';
import { readFreeLogins } from './free-logins.ts';
import { selectAgents } from './select-agents.ts';

export const listAgents = verb(contract, async ({ context: { db } }) => {
  const [agents, logins] = await Promise.all([selectAgents(db), readFreeLogins(db)]);
  return { agents, nextLogin: logins.next().value ?? null };
});

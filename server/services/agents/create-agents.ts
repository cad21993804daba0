import { createAgents as contract } from '#schemas/api/agents.ts';
import { ServiceError } from '../../errors.ts';
import { verb } from '../verb.ts';
import { readFreeLogins } from './free-logins.ts';
import { insertAgents, type WantedAgent } from './insert-agents.ts';

export const createAgents = verb(contract, async ({ context: { db }, actor, body }) => {
  const { count, firstLogin, names, language, profile } = body;
  const logins = await readFreeLogins(db, firstLogin);
  const agents = Array.from({ length: count }, (_, index): WantedAgent => {
    const login = logins.next().value;
    if (login === undefined) throw new ServiceError('no-free-login');
    return { login, name: names[index] || `Agent ${login}`, role: 'agent', language, profile };
  });
  return { accounts: await insertAgents(db, { agents, login: actor.user.login }) };
});

import { importAgents as contract } from '#schemas/api/agents.ts';
import { ServiceError } from '../../../errors.ts';
import { ruleIssue } from '../../../texts/rule-issue.ts';
import { verb } from '../../verb.ts';
import { insertAgents } from '../insert-agents.ts';
import { readAgentFile } from './read-agent-file.ts';

/** The file is read once more: what is created is what it says now, whatever was previewed. */
export const importAgents = verb(contract, async ({ context: { db }, actor, body: { file } }) => {
  const { rows } = await readAgentFile(db, { file, actor });
  const wrong = rows.filter(({ issues }) => issues.length > 0);
  if (wrong.length > 0) {
    throw new ServiceError('invalid-input', {
      issues: wrong.map(({ line }) => ruleIssue(['file', line], 'agent-line')),
    });
  }
  return { accounts: await insertAgents(db, { agents: rows.map(({ agent }) => agent), login: actor.user.login }) };
});

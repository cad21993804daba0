import { readAgentTimes as contract } from '#schemas/api/reports.ts';
import { readAgentTimes as read } from '../../reports/read-agent-times.ts';
import { readPeriod } from '../../reports/read-period.ts';
import { demandScope } from '../../supervision/read-scope.ts';
import { verb } from '../verb.ts';

export const readAgentTimes = verb(contract, async ({ context: { db, timeZone }, actor, query }) => {
  const scope = await demandScope(db, actor, 'reports');
  return { agents: await read(db, { period: readPeriod(timeZone, query), timeZone, agent: query.agent, scope }) };
});

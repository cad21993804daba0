import { listConversations as contract } from '#schemas/api/reports.ts';
import { readPeriod } from '../../reports/read-period.ts';
import { selectConversationPage } from '../../reports/select-conversation-page.ts';
import { demandScope } from '../../supervision/read-scope.ts';
import { verb } from '../verb.ts';

export const listConversations = verb(contract, async ({ context: { db, timeZone }, actor, query }) => {
  const scope = await demandScope(db, actor, 'reports');
  const { cursor, limit } = query;
  return selectConversationPage(db, { query, period: readPeriod(timeZone, query), scope, cursor, limit });
});

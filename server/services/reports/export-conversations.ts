import {
  type ConversationsQuery,
  exportConversationsCsv as csv,
  MOST_EXPORTED,
  exportConversationsXlsx as xlsx,
} from '#schemas/api/reports.ts';
import { writeCsv } from '../../data-files/write-csv.ts';
import { readPeriod } from '../../reports/read-period.ts';
import { conversationSheet } from '../../reports/report-sheets.ts';
import { selectConversationPage } from '../../reports/select-conversation-page.ts';
import { type Sheet, writeXlsx } from '../../reports/write-xlsx.ts';
import { demandScope } from '../../supervision/read-scope.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { verb } from '../verb.ts';
import { noteExport } from './note-export.ts';

export const exportConversationsCsv = verb(csv, async ({ context, actor, query, reply }) => {
  const { header, rows } = await readSheet(context, actor, query);
  await noteExport(context.db, actor, { file: 'conversations.csv', query });
  reply.fileName = `conversations-${query.from}-${query.to}.csv`;
  return writeCsv(header, rows);
});

export const exportConversationsXlsx = verb(xlsx, async ({ context, actor, query, reply }) => {
  const sheet = await readSheet(context, actor, query);
  await noteExport(context.db, actor, { file: 'conversations.xlsx', query });
  reply.fileName = `conversations-${query.from}-${query.to}.xlsx`;
  return writeXlsx([sheet]);
});

async function readSheet({ db, timeZone }: ServiceContext, actor: Actor, query: ConversationsQuery): Promise<Sheet> {
  const scope = await demandScope(db, actor, 'reports');
  const period = readPeriod(timeZone, query);
  const page = await selectConversationPage(db, { query, period, scope, cursor: undefined, limit: MOST_EXPORTED });
  return conversationSheet(page.conversations, { timeZone, language: actor.language });
}

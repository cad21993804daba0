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
  return writeCsv(header, rows, actor.language);
});

export const exportConversationsXlsx = verb(xlsx, async ({ context, actor, query, reply }) => {
  const sheet = await readSheet(context, actor, query);
  await noteExport(context.db, actor, { file: 'conversations.xlsx', query });
  reply.fileName = `conversations-${query.from}-${query.to}.xlsx`;
  return writeXlsx([sheet]);
});

/** Rows of a page that is read and told at a time, so that calls go on in between. */
const PAGE = 250;

async function readSheet({ db, timeZone }: ServiceContext, actor: Actor, query: ConversationsQuery): Promise<Sheet> {
  const scope = await demandScope(db, actor, 'reports');
  const asked = { query, period: readPeriod(timeZone, query), scope, limit: PAGE };
  const told = { timeZone, language: actor.language };
  const rows: Sheet['rows'][number][] = [];
  let cursor: string | undefined;
  do {
    const { conversations, next } = await selectConversationPage(db, { ...asked, cursor });
    rows.push(...conversationSheet(conversations, told).rows);
    cursor = next ?? undefined;
  } while (cursor !== undefined && rows.length < MOST_EXPORTED);
  return { ...conversationSheet([], told), rows };
}

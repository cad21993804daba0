import { exportReportCsv as csv, exportReportXlsx as xlsx } from '#schemas/api/reports.ts';
import { writeCsv } from '../../data-files/write-csv.ts';
import { readAgentTimes } from '../../reports/read-agent-times.ts';
import { readPeriod } from '../../reports/read-period.ts';
import { agentTimeSheet, dispositionSheet, groupSheet, timeSheet } from '../../reports/report-sheets.ts';
import { writeXlsx } from '../../reports/write-xlsx.ts';
import { demandScope } from '../../supervision/read-scope.ts';
import { verb } from '../verb.ts';
import { noteExport } from './note-export.ts';
import { reportFor } from './read-report.ts';

export const exportReportCsv = verb(csv, async ({ context, actor, query, reply }) => {
  const report = await reportFor(context, actor, query);
  await noteExport(context.db, actor, { file: 'summary.csv', query });
  reply.fileName = `report-${query.by}-${query.from}-${query.to}.csv`;
  const { header, rows } = groupSheet(report, { by: query.by, language: actor.language });
  return writeCsv(header, rows, actor.language);
});

export const exportReportXlsx = verb(xlsx, async ({ context, actor, query, reply }) => {
  const { db, timeZone } = context;
  const { language } = actor;
  const report = await reportFor(context, actor, query);
  const scope = await demandScope(db, actor, 'reports');
  const period = readPeriod(timeZone, query);
  const agents = await readAgentTimes(db, { period, timeZone, agent: query.agent, scope });
  await noteExport(db, actor, { file: 'summary.xlsx', query });
  reply.fileName = `report-${query.by}-${query.from}-${query.to}.xlsx`;
  return writeXlsx([
    groupSheet(report, { by: query.by, language }),
    timeSheet(report, language),
    dispositionSheet(report, language),
    agentTimeSheet(agents, language),
  ]);
});

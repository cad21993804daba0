import { exportConversationsCsv, exportConversationsXlsx } from '../services/reports/export-conversations.ts';
import { exportReportCsv, exportReportXlsx } from '../services/reports/export-report.ts';
import { listConversations } from '../services/reports/list-conversations.ts';
import { readAgentTimes } from '../services/reports/read-agent-times.ts';
import { readConversationTrail } from '../services/reports/read-conversation-trail.ts';
import { readReport } from '../services/reports/read-report.ts';

export const reportRoutes = [
  readReport,
  readAgentTimes,
  listConversations,
  readConversationTrail,
  exportReportCsv,
  exportReportXlsx,
  exportConversationsCsv,
  exportConversationsXlsx,
];

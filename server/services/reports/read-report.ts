import type { Report, ReportQuery } from '#schemas/api/reports.ts';
import { readReport as contract } from '#schemas/api/reports.ts';
import { readPeriod } from '../../reports/read-period.ts';
import { readReport as read } from '../../reports/read-report.ts';
import { demandScope } from '../../supervision/read-scope.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { verb } from '../verb.ts';

export const readReport = verb(contract, async ({ context, actor, query }) => ({
  report: await reportFor(context, actor, query),
}));

/**
 * A report as somebody may see it.
 * @throws ServiceError `right-missing`, and `invalid-input` for a period that is none
 */
export async function reportFor(
  { db, timeZone }: Pick<ServiceContext, 'db' | 'timeZone'>,
  actor: Actor,
  query: ReportQuery,
): Promise<Report> {
  const scope = await demandScope(db, actor, 'reports');
  return read(db, { query, period: readPeriod(timeZone, query), timeZone, scope });
}

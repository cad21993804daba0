import { inArray } from 'drizzle-orm';
import type { ReportedStatus } from '#schemas/api/reports.ts';
import type { Database } from '../db/open.ts';
import { dispositionVersions } from '../db/tables/index.ts';
import { statusKey } from './report-conditions.ts';
import type { GivenRow } from './select-given.ts';

/** The statuses that were given, by their keys, under the names that they were given by last. */
export async function readStatuses(db: Database, given: readonly GivenRow[]): Promise<Map<string, ReportedStatus>> {
  const groups = [...new Set(given.map(({ group }) => group))];
  const versions =
    groups.length === 0
      ? []
      : await db
          .select({
            group: dispositionVersions.groupId,
            version: dispositionVersions.version,
            statuses: dispositionVersions.statuses,
          })
          .from(dispositionVersions)
          .where(inArray(dispositionVersions.groupId, groups));
  const detailNames = new Map<string, string>();
  for (const { group, version, statuses } of versions) {
    for (const { code, details } of statuses) {
      for (const detail of details) detailNames.set(JSON.stringify([group, version, code, detail.code]), detail.name);
    }
  }
  const latest = [...given].sort((a, b) => a.version - b.version);
  return new Map(
    latest.map(({ group, groupName, version, code, name, category, detail }) => {
      const detailName = detailNames.get(JSON.stringify([group, version, code, detail])) ?? detail;
      return [
        statusKey({ group, code, category, detail }),
        { group, groupName, code, name, category, detail, detailName },
      ];
    }),
  );
}

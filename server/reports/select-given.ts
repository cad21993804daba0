import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { dispositionCategory } from '#schemas/domain/disposition-group.ts';
import type { Database } from '../db/open.ts';
import { selectRows } from '../db/rows.ts';
import type { ReportRequest } from './read-report.ts';
import { conditionsOf, sourcesBy } from './report-conditions.ts';

const givenRow = z.object({
  key: z.string(),
  group: z.string(),
  groupName: z.string(),
  version: z.number(),
  code: z.string(),
  name: z.string(),
  category: dispositionCategory,
  count: z.number(),
  benefit: z.number(),
  /** null when the group has been deleted without a trace. */
  currency: z.string().nullable(),
});
export type GivenRow = z.infer<typeof givenRow>;

/** How often each status was given. Name, category, benefit and currency are those of the version then (S44). */
export function selectGiven(db: Database, request: ReportRequest): Promise<GivenRow[]> {
  return selectRows(
    db,
    sql`
      with given as materialized (
        select ${sourcesBy.conversations[request.query.by]} as key, disposition_group as "group",
          disposition_version as version, disposition_code as code, disposition_category as category,
          max(coalesce(disposition_name, disposition_code)) as name,
          count(*)::int as count, coalesce(sum(disposition_benefit), 0)::float8 as benefit
        from conversations
        where closed_at is not null and disposition_group is not null and disposition_version is not null
          and disposition_code is not null and disposition_category is not null
          and ${conditionsOf(request, 'conversations')}
        group by 1, 2, 3, 4, 5
      )
      select given.*, coalesce(g.name, given."group") as "groupName", v.currency
      from given
      left join disposition_versions v on v.group_id = given."group" and v.version = given.version
      left join disposition_groups g on g.id = given."group"`,
    givenRow,
  );
}

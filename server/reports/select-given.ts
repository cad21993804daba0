import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { dispositionCategory } from '#schemas/domain/disposition-group.ts';
import type { Database } from '../db/open.ts';
import { selectRows } from '../db/rows.ts';
import { readAddedUp } from './read-added-up.ts';
import type { ReportRequest } from './read-report.ts';
import { conditionsOf, conversationsBy, sourcesBy } from './report-conditions.ts';

const givenRow = z.object({
  group: z.string(),
  groupName: z.string(),
  version: z.number(),
  code: z.string(),
  name: z.string(),
  category: dispositionCategory,
  /** '' without a sub-status, and where statuses are not told apart by it. */
  detail: z.string(),
  count: z.number(),
  benefit: z.number(),
  /** null when the group has been deleted without a trace. */
  currency: z.string().nullable(),
});
export type GivenRow = z.infer<typeof givenRow>;

const isGiven = sql`disposition_group is not null and disposition_version is not null and disposition_code is not null
  and disposition_category is not null`;

/** How often each status was given. Name, category, benefit and currency are those of the version then (S44). */
export function selectGiven(db: Database, request: ReportRequest): Promise<GivenRow[]> {
  const columns = sql`
    disposition_group as "group", disposition_version as version, disposition_code as code,
    disposition_category as category,
    ${request.query.by === 'disposition' ? sql`coalesce(disposition_detail, '')` : sql`''`} as detail`;
  return readAddedUp(db, request, 'conversations', (tx, { live, past }) =>
    selectRows(
      tx,
      sql`
        with given as materialized (
          select "group", version, code, category, detail, max(name) as name, sum(count)::float8 as count,
            sum(benefit)::float8 as benefit
          from (
            select ${columns}, max(coalesce(disposition_name, disposition_code)) as name, count(*) as count,
              coalesce(sum(disposition_benefit), 0) as benefit
            from conversations
            where closed_at is not null and ${isGiven} and ${conditionsOf(request, 'conversations')} and ${live ?? sql`false`}
            group by 1, 2, 3, 4, 5
            union all
            select ${columns}, max(disposition_name), sum(closed), sum(benefit)
            from report_dispositions
            where ${isGiven} and ${conditionsOf(request, 'conversations', sql`day`)} and ${past ?? sql`false`}
            group by 1, 2, 3, 4, 5
          ) as part
          group by 1, 2, 3, 4, 5
        )
        select given.*, coalesce(g.name, given."group") as "groupName", v.currency
        from given
        left join disposition_versions v on v.group_id = given."group" and v.version = given.version
        left join disposition_groups g on g.id = given."group"`,
      givenRow,
    ),
  );
}

const benefitRow = givenRow.pick({ benefit: true, currency: true }).extend({ key: z.string() });
export type BenefitRow = z.infer<typeof benefitRow>;

/** What was earned by each group of a report. */
export function selectBenefits(db: Database, request: ReportRequest): Promise<BenefitRow[]> {
  const { by } = request.query;
  const columns = sql`${sourcesBy.conversations[by]} as key, disposition_group as "group", disposition_version as version`;
  return readAddedUp(db, request, 'conversations', (tx, { live, past }) =>
    selectRows(
      tx,
      sql`
        select key, v.currency, sum(benefit)::float8 as benefit
        from (
          select ${columns}, sum(disposition_benefit) as benefit
          from conversations
          where closed_at is not null and ${isGiven} and disposition_benefit > 0
            and ${conditionsOf(request, 'conversations')} and ${live ?? sql`false`}
          group by 1, 2, 3
          union all
          select ${columns}, sum(benefit)
          from ${conversationsBy(by)}
          where benefit > 0 and ${conditionsOf(request, 'conversations', sql`day`)} and ${past ?? sql`false`}
          group by 1, 2, 3
        ) as part
        left join disposition_versions v on v.group_id = part."group" and v.version = part.version
        group by 1, 2`,
      benefitRow,
    ),
  );
}

import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { FlowSummary } from '#schemas/api/flows.ts';
import type { Database } from '../../db/open.ts';
import { dids, flows, flowVersions } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';

/** Flows that are not deleted, by name, without their documents. */
export async function selectSummaries(db: Database, where?: SQL): Promise<FlowSummary[]> {
  const rows = await db
    .select({
      id: flows.id,
      name: flows.name,
      kind: flows.kind,
      revision: flows.revision,
      updatedAt: flows.updatedAt,
      updatedBy: flows.updatedBy,
      publishedVersion: flows.publishedVersion,
      campaignId: flows.campaignId,
      publishedAt: flowVersions.publishedAt,
      changed: sql<boolean>`${flowVersions.documentHash} is distinct from ${flows.documentHash}`,
    })
    .from(flows)
    .leftJoin(flowVersions, and(eq(flowVersions.flowId, flows.id), eq(flowVersions.version, flows.publishedVersion)))
    .where(and(isNull(flows.deletedAt), where))
    .orderBy(asc(sql`lower(${flows.name})`), asc(flows.id));
  const numbers = await readNumbers(db, rows.length === 1 ? rows[0]?.id : undefined);
  return rows.map((row) => ({
    ...row,
    updatedAt: row.updatedAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    dids: numbers.get(row.id) ?? [],
  }));
}

/** @throws ServiceError `not-found` */
export async function readSummary(db: Database, id: string): Promise<FlowSummary> {
  const [summary] = await selectSummaries(db, eq(flows.id, id));
  if (!summary) throw new ServiceError('not-found');
  return summary;
}

async function readNumbers(db: Database, flowId: string | undefined): Promise<Map<string, string[]>> {
  const rows = await db
    .select({ number: dids.number, flowId: dids.flowId })
    .from(dids)
    .where(flowId === undefined ? sql`${dids.flowId} is not null` : eq(dids.flowId, flowId))
    .orderBy(asc(dids.digits));
  const numbers = new Map<string, string[]>();
  for (const row of rows) {
    if (row.flowId !== null) numbers.set(row.flowId, [...(numbers.get(row.flowId) ?? []), row.number]);
  }
  return numbers;
}

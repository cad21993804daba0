import { and, eq } from 'drizzle-orm';
import type { FlowVersion } from '#schemas/api/flows.ts';
import type { Database } from '../../db/open.ts';
import { flowVersions } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';

export type StoredVersion = typeof flowVersions.$inferSelect;

/** Also of a deleted flow: the contacts it served are shown on its graph. */
export async function readStoredVersion(db: Database, flowId: string, version: number): Promise<StoredVersion> {
  const [row] = await db
    .select()
    .from(flowVersions)
    .where(and(eq(flowVersions.flowId, flowId), eq(flowVersions.version, version)));
  if (!row) throw new ServiceError('not-found');
  return row;
}

export function toFlowVersion(
  row: Pick<StoredVersion, 'version' | 'message' | 'publishedAt' | 'publishedBy'>,
): FlowVersion {
  const { version, message, publishedBy } = row;
  return { version, message, publishedAt: row.publishedAt.toISOString(), publishedBy };
}

import { desc, eq } from 'drizzle-orm';
import { listVersions as contract } from '#schemas/api/flows.ts';
import { flowVersions } from '../../db/tables/index.ts';
import { verb } from '../verb.ts';
import { readStoredFlow } from './stored-flow.ts';
import { toFlowVersion } from './versions.ts';

export const listVersions = verb(contract, async ({ context: { db }, params: { id } }) => {
  await readStoredFlow(db, id);
  const rows = await db
    .select({
      version: flowVersions.version,
      message: flowVersions.message,
      publishedAt: flowVersions.publishedAt,
      publishedBy: flowVersions.publishedBy,
    })
    .from(flowVersions)
    .where(eq(flowVersions.flowId, id))
    .orderBy(desc(flowVersions.version));
  return { versions: rows.map(toFlowVersion) };
});

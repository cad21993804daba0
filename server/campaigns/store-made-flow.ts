import { desc, eq } from 'drizzle-orm';
import type { Flow } from '#schemas/flow/flow.ts';
import type { Ir } from '#schemas/ir/ir.ts';
import type { Database } from '../db/open.ts';
import { flows, flowVersions } from '../db/tables/index.ts';
import { documentHash } from '../services/flows/document-hash.ts';
import { draftVersion, storeReferences } from '../services/flows/store-references.ts';

/** @param made.campaign '' for a flow that is made for no campaign. */
export async function storeMadeDraft(
  tx: Database,
  { campaign, draft, login }: { campaign: string; draft: Flow; login: string },
): Promise<void> {
  const hash = documentHash(draft);
  const [before] = await tx.select().from(flows).where(eq(flows.id, draft.id)).for('update');
  if (before && before.documentHash === hash) return;
  const row = {
    name: draft.name,
    kind: draft.kind,
    document: draft,
    documentHash: hash,
    updatedAt: new Date(),
    updatedBy: login,
  };
  if (before) {
    await tx
      .update(flows)
      .set({ ...row, revision: before.revision + 1 })
      .where(eq(flows.id, draft.id));
  } else {
    await tx.insert(flows).values({ ...row, id: draft.id, revision: 1, campaignId: campaign });
  }
  await storeReferences(tx, draft, draftVersion);
}

/** A version that says and does what the live one does is none. @returns The live one. */
export async function storeMadeVersion(
  tx: Database,
  { flow, ir, login }: { flow: Flow; ir: Ir; login: string },
): Promise<number> {
  const hash = documentHash(flow);
  const [latest] = await tx
    .select({ version: flowVersions.version, documentHash: flowVersions.documentHash, ir: flowVersions.ir })
    .from(flowVersions)
    .where(eq(flowVersions.flowId, flow.id))
    .orderBy(desc(flowVersions.version))
    .limit(1);
  // The same document may hold other sub-flows than before.
  if (latest && latest.documentHash === hash && documentHash(latest.ir) === documentHash(ir)) return latest.version;
  const version = (latest?.version ?? 0) + 1;
  await tx.insert(flowVersions).values({
    flowId: flow.id,
    version,
    message: '',
    document: flow,
    documentHash: hash,
    ir,
    publishedAt: new Date(),
    publishedBy: login,
  });
  await storeReferences(tx, flow, version);
  await tx.update(flows).set({ publishedVersion: version }).where(eq(flows.id, flow.id));
  return version;
}

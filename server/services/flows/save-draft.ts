import { eq } from 'drizzle-orm';
import { saveDraft as contract } from '#schemas/api/flows.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import type { Database } from '../../db/open.ts';
import { flows } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';
import { recordRepeatedAudit } from '../audit.ts';
import { verb } from '../verb.ts';
import { compileDraft } from './compile-draft.ts';
import { documentHash } from './document-hash.ts';
import { parseDocument } from './parse-document.ts';
import { draftVersion, storeReferences } from './store-references.ts';
import { lockStoredFlow, refuseStaleRevision, type StoredFlow } from './stored-flow.ts';
import { readSummary } from './summaries.ts';

/** Saving what is stored already changes nothing and keeps the revision. */
export const saveDraft = verb(contract, async ({ context, actor, params: { id }, body: { revision, document } }) => {
  const flow = parseDocument(document);
  await context.db.transaction(async (tx) => {
    const stored = await lockStoredFlow(tx, id);
    refuseStaleRevision(stored, revision);
    refuseOtherFlow(stored, flow);
    const hash = documentHash(flow);
    if (hash === stored.documentHash) return;
    await replaceDraft(tx, { stored, flow, hash, login: actor.user.login });
    await recordRepeatedAudit(tx, {
      user: actor.user.login,
      action: 'flow.save',
      entity: 'flow',
      entityId: id,
      details: { revision: stored.revision + 1 },
    });
  });
  const { diagnostics } = await compileDraft(context, context.db, flow);
  return { summary: await readSummary(context.db, id), diagnostics };
});

/** Makes a document the draft; the caller holds the lock and has checked the revision. */
export async function replaceDraft(
  tx: Database,
  { stored, flow, hash, login }: { stored: StoredFlow; flow: Flow; hash: string; login: string },
): Promise<void> {
  await tx
    .update(flows)
    .set({
      document: flow,
      documentHash: hash,
      name: flow.name,
      revision: stored.revision + 1,
      updatedAt: new Date(),
      updatedBy: login,
    })
    .where(eq(flows.id, stored.id));
  await storeReferences(tx, flow, draftVersion);
}

function refuseOtherFlow(stored: StoredFlow, flow: Flow): void {
  const issues = [
    ...(flow.id === stored.id ? [] : [ruleIssue(['document', 'id'], 'flow-id')]),
    ...(flow.kind === stored.kind ? [] : [ruleIssue(['document', 'kind'], 'flow-kind')]),
  ];
  if (issues.length > 0) throw new ServiceError('invalid-input', { issues });
}

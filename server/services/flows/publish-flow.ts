import { desc, eq } from 'drizzle-orm';
import { publishFlow as contract } from '#schemas/api/flows.ts';
import { remakeCampaignFlows } from '../../campaigns/remake-campaign-flows.ts';
import { flows, flowVersions } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { promoteNextVersions } from '../aliases/promote-next-versions.ts';
import { refusePast, storeNextVersion } from '../aliases/set-next-version.ts';
import { recordAudit } from '../audit.ts';
import type { ServiceContext } from '../context.ts';
import { verb } from '../verb.ts';
import { compileDraft } from './compile-draft.ts';
import { demandTests } from './demand-tests.ts';
import { documentHash } from './document-hash.ts';
import { diagnosticIssue } from './parse-document.ts';
import { storeReferences } from './store-references.ts';
import { lockStoredFlow, refuseStaleRevision, storedDocument } from './stored-flow.ts';
import { readSummary } from './summaries.ts';
import { readStoredVersion, toFlowVersion } from './versions.ts';

export const publishFlow = verb(contract, async ({ context, actor, params: { id }, body }) => {
  const startsAt = body.startsAt === undefined ? null : new Date(body.startsAt);
  refusePast(startsAt, ['startsAt']);
  const { revision, message } = body;
  const version = await publishDraft(context, { id, revision, message, startsAt, login: actor.user.login });
  return {
    summary: await readSummary(context.db, id),
    version: toFlowVersion(await readStoredVersion(context.db, id, version)),
  };
});

interface Publishing {
  id: string;
  revision: number;
  message: string;
  startsAt?: Date | null;
  login: string;
}

/**
 * Makes the draft a version, lowered with the sub-flows as they are published now: the live one, or with a date the one
 * that takes over then.
 * @throws ServiceError `stale-revision`, `flow-has-errors` with every diagnostic in its details, or
 * `tests-demanded`.
 */
export async function publishDraft(
  context: Pick<ServiceContext, 'db' | 'speech' | 'log'>,
  { id, revision, message, startsAt = null, login }: Publishing,
): Promise<number> {
  return context.db.transaction(async (tx) => {
    const stored = await lockStoredFlow(tx, id);
    refuseStaleRevision(stored, revision);
    const flow = storedDocument(stored.document);
    const { ir, diagnostics, publishable } = await compileDraft(context, tx, flow);
    if (!publishable || ir === null) {
      const errors = diagnostics.filter((found) => found.severity === 'error');
      const issues = errors.map((found) => diagnosticIssue(found, flow));
      throw new ServiceError('flow-has-errors', { issues, details: { diagnostics } });
    }
    await demandTests(flow, ir);
    const [latest] = await tx
      .select({ version: flowVersions.version })
      .from(flowVersions)
      .where(eq(flowVersions.flowId, id))
      .orderBy(desc(flowVersions.version))
      .limit(1);
    const version = (latest?.version ?? 0) + 1;
    await tx.insert(flowVersions).values({
      flowId: id,
      version,
      message,
      document: flow,
      documentHash: documentHash(flow),
      ir,
      publishedAt: new Date(),
      publishedBy: login,
    });
    await storeReferences(tx, flow, version);
    // A version whose time has come must not take over from the one that is published after it.
    await promoteNextVersions(tx, id);
    if (startsAt !== null) await storeNextVersion(tx, { flowId: id, version, startsAt, login });
    else await tx.update(flows).set({ publishedVersion: version }).where(eq(flows.id, id));
    await recordAudit(tx, {
      user: login,
      action: 'flow.publish',
      entity: 'flow',
      entityId: id,
      details: { version, message },
    });
    if (startsAt === null) await remakeCampaignFlows(context, tx, [id]);
    return version;
  });
}

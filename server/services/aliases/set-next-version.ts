import { setNextVersion as contract } from '#schemas/api/aliases.ts';
import type { Database } from '../../db/open.ts';
import { nextVersions } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';
import { recordAudit } from '../audit.ts';
import { lockStoredFlow } from '../flows/stored-flow.ts';
import { readStoredVersion } from '../flows/versions.ts';
import { verb } from '../verb.ts';
import { selectAliases } from './aliases.ts';
import { promoteNextVersions } from './promote-next-versions.ts';

export const setNextVersion = verb(contract, async ({ context: { db }, actor, params: { id }, body }) => {
  const startsAt = body.startsAt === null ? null : new Date(body.startsAt);
  refusePast(startsAt, ['startsAt']);
  await db.transaction(async (tx) => {
    await lockStoredFlow(tx, id);
    await readStoredVersion(tx, id, body.version);
    await promoteNextVersions(tx, id);
    await storeNextVersion(tx, { flowId: id, version: body.version, startsAt, login: actor.user.login });
  });
  return selectAliases(db, id);
});

/** A version that was to start in the past would take over at once, which nobody means by a date. */
export function refusePast(startsAt: Date | null, path: readonly string[]): void {
  if (startsAt === null || startsAt.getTime() > Date.now()) return;
  throw new ServiceError('invalid-input', { issues: [ruleIssue(path, 'starts-in-past')] });
}

/** The caller holds the lock of the flow. */
export async function storeNextVersion(
  tx: Database,
  { flowId, version, startsAt, login }: { flowId: string; version: number; startsAt: Date | null; login: string },
): Promise<void> {
  const next = { version, startsAt, setAt: new Date(), setBy: login };
  await tx
    .insert(nextVersions)
    .values({ flowId, ...next })
    .onConflictDoUpdate({ target: nextVersions.flowId, set: next });
  await recordAudit(tx, {
    user: login,
    action: 'flow.set-next',
    entity: 'flow',
    entityId: flowId,
    details: { version, startsAt: startsAt?.toISOString() ?? null },
  });
}

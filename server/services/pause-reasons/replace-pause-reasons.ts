import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import { replacePauseReasons as contract } from '#schemas/api/pause-reasons.ts';
import { NOT_ANSWERED, type PauseReason } from '#schemas/domain/pause-reason.ts';
import type { Database } from '../../db/open.ts';
import { pauseReasons } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';
import { recordAudit } from '../audit.ts';
import { chooseFreeId } from '../catalogue/free-ids.ts';
import { raiseRevision } from '../catalogue/revisions.ts';
import { verb } from '../verb.ts';
import { readPauseReasons, selectPauseReasons } from './select-pause-reasons.ts';

export const replacePauseReasons = verb(contract, async ({ context: { db }, actor, body }) => {
  const { revision, pauseReasons: reasons } = body;
  await storePauseReasons(db, { reasons, revision, login: actor.user.login });
  return readPauseReasons(db);
});

type WantedReason = z.output<typeof contract.body>['pauseReasons'][number];

interface WantedList {
  reasons: readonly WantedReason[];
  /** Of the list whose place it takes. */
  revision: number;
  login: string;
}

/**
 * Puts the list in the place of the one there is.
 * @throws ServiceError `stale-revision`, `invalid-input`
 */
export function storePauseReasons(db: Database, { reasons, revision, login }: WantedList): Promise<void> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`lock table ${pauseReasons} in share row exclusive mode`);
    const before = await selectPauseReasons(tx);
    await raiseRevision(tx, { key: 'pause-reasons', revision, current: { pauseReasons: before }, login });
    const named = nameReasons(reasons);
    await tx.delete(pauseReasons);
    if (named.length > 0) {
      await tx.insert(pauseReasons).values(named.map((reason, position) => ({ ...reason, position })));
    }
    await recordAudit(tx, {
      user: login,
      action: 'pause-reasons.update',
      entity: 'pause-reasons',
      entityId: 'all',
      details: { before: before.map(({ name }) => name), after: named.map(({ name }) => name) },
    });
  });
}

/** Reasons keep their ids, whatever they are called: what was recorded about them names these. */
function nameReasons(reasons: readonly WantedReason[]): PauseReason[] {
  const taken = new Set([NOT_ANSWERED, ...reasons.map(({ id }) => id)]);
  const twice = reasons.findIndex(
    ({ id }, index) => id !== '' && reasons.findIndex((other) => other.id === id) !== index,
  );
  const reserved = reasons.findIndex(({ id }) => id === NOT_ANSWERED);
  const wrong = Math.max(twice, reserved);
  if (wrong >= 0) {
    throw new ServiceError('invalid-input', { issues: [ruleIssue(['pauseReasons', wrong], 'reserved-name')] });
  }
  return reasons.map((reason, index) => {
    if (reason.id !== '') return reason;
    const id = chooseFreeId(reason.name, { taken, path: ['pauseReasons', index, 'name'] });
    taken.add(id);
    return { ...reason, id };
  });
}

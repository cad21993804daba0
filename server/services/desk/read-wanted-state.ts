import { eq } from 'drizzle-orm';
import type { WantedState } from '#runtime/acd/desk-port.ts';
import type { Database } from '../../db/open.ts';
import { pauseReasons } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';

/**
 * A state as distribution takes it, from what was asked for.
 * @throws ServiceError `invalid-input` for a pause without a reason, unless there are none to choose from
 */
export async function readWantedState(
  db: Database,
  { state, reason }: { state: WantedState['state']; reason: string },
): Promise<WantedState> {
  if (state !== 'paused') return { state };
  const given = reason !== '';
  const [found] = await db
    .select({ id: pauseReasons.id })
    .from(pauseReasons)
    .where(given ? eq(pauseReasons.id, reason) : undefined)
    .limit(1);
  if ((found !== undefined) !== given)
    throw new ServiceError('invalid-input', { issues: [ruleIssue(['reason'], 'unknown-reason')] });
  return { state, reason };
}

import { eq } from 'drizzle-orm';
import { replanCallback as contract } from '#schemas/api/callbacks.ts';
import type { DispositionStatus } from '#schemas/domain/disposition-group.ts';
import type { Database } from '../../db/open.ts';
import { agentProfiles, callbacks, conversations } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { settingsOfCampaign } from '../conversations/campaign-of.ts';
import { checkCallback } from '../conversations/check-callback.ts';
import { readDispositions } from '../conversations/read-dispositions.ts';
import { verb } from '../verb.ts';
import { type CallbackRow, findCallback } from './find-callback.ts';
import { toCallback } from './to-callback.ts';
import { withdrawWaits } from './withdraw-waits.ts';

/** The limits of the campaign hold, and those of the status with which it was planned. */
export const replanCallback = verb(contract, ({ context: { db, timeZone }, actor, params: { id }, body }) =>
  db.transaction(async (tx) => {
    const before = await findCallback(tx, actor, id);
    if (before.handledAt) throw new ServiceError('already-handled');
    const [own] = await tx.select().from(agentProfiles).where(eq(agentProfiles.userId, actor.user.id));
    const issues = await checkCallback(tx, {
      callback: body,
      rule: await ruleOf(tx, before),
      settings: await settingsOfCampaign(tx, before.campaign),
      timeZone,
      now: Date.now(),
      // Whose it is already keeps it.
      mayKeep: before.agent === actor.user.id || (own?.profile.options.personalCallbacks ?? false),
      path: [],
    });
    if (issues.length > 0) throw new ServiceError('invalid-input', { issues });
    await withdrawWaits(tx, id, Date.now());
    const [after] = await tx
      .update(callbacks)
      .set({
        dueAt: new Date(body.at),
        agent: body.personal ? (before.agent ?? actor.user.id) : null,
        waitingSince: null,
        attempts: 0,
        ...(body.note === undefined ? {} : { note: body.note }),
      })
      .where(eq(callbacks.id, id))
      .returning();
    if (!after) throw new ServiceError('not-found');
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'callback.replan',
      entity: 'contact',
      entityId: before.contactId,
      details: { queue: before.queue, number: before.number, at: body.at },
    });
    return { callback: toCallback(after) };
  }),
);

async function ruleOf(
  db: Database,
  { conversationId, campaign }: CallbackRow,
): Promise<DispositionStatus['callback'] | null> {
  const [row] =
    conversationId === null ? [] : await db.select().from(conversations).where(eq(conversations.id, conversationId));
  if (!row) return null;
  const { customers } = await settingsOfCampaign(db, campaign);
  const group = await readDispositions(db, customers.dispositions, row.offeredAt);
  return group?.statuses.find(({ code }) => code === row.dispositionCode)?.callback ?? null;
}

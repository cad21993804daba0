import { and, eq, isNull, ne } from 'drizzle-orm';
import type { PlannedCallback } from '#schemas/api/conversations.ts';
import type { Callback } from '#schemas/domain/callback.ts';
import type { InboundSettings } from '#schemas/domain/inbound-campaign.ts';
import type { Database } from '../../db/open.ts';
import { callbacks, users } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { canonicalPhone, countryOfPhone } from '../../phone-numbers.ts';
import { ruleIssue } from '../../texts/rule-issue.ts';
import { ownNumber } from '../conversations/campaign-of.ts';
import type { ConversationRow } from '../conversations/select-conversations.ts';
import { newId } from '../new-id.ts';
import { toCallback } from './to-callback.ts';
import { withdrawWaits } from './withdraw-waits.ts';

interface Keeping {
  row: ConversationRow;
  settings: InboundSettings;
  planned: PlannedCallback | null;
  note: string;
  now: number;
}

/** The open callback that was planned in a conversation. */
export async function readPlannedCallback(db: Database, conversationId: string): Promise<Callback | undefined> {
  const [row] = await db
    .select()
    .from(callbacks)
    .where(and(eq(callbacks.conversationId, conversationId), isNull(callbacks.handledAt)));
  return row && toCallback(row);
}

/**
 * Makes the callbacks of a conversation what its disposition says: one, moved if there was one already, or none. What it
 * was about itself is done with. A number is called back once for a queue, so one that is open for it is moved as well.
 */
export async function keepCallback(tx: Database, keeping: Keeping): Promise<Callback | null> {
  const { row, settings, planned, note, now } = keeping;
  const before = await readPlannedCallback(tx, row.id);
  if (!planned) {
    if (before) await close(tx, before.id, keeping);
    return null;
  }
  const number = canonicalPhone(planned.number || row.customer, countryOfPhone(ownNumber(row, settings)));
  if (number === null) throw issue(['callback', 'number'], 'phone-number');
  const queue = row.queue || settings.general.queue;
  if (queue === '') throw issue(['callback'], 'callback-without-queue');
  if (row.about && row.medium === 'callback') await close(tx, row.about, keeping);
  const isOpen = and(eq(callbacks.queue, queue), eq(callbacks.number, number), isNull(callbacks.handledAt));
  const [same] = await tx
    .select()
    .from(callbacks)
    .where(before ? and(isOpen, ne(callbacks.id, before.id)) : isOpen)
    .for('update');
  if (same && before) throw issue(['callback', 'number'], 'callback-open');
  const values = {
    queue,
    number,
    dueAt: new Date(planned.at),
    note,
    campaign: row.campaign,
    agent: planned.personal ? row.agent : null,
    conversationId: row.id,
    contactId: row.contactId,
    // Another time is another promise: no longer the place of the caller who waited.
    waitingSince: null,
    attempts: 0,
  };
  const known = before?.id ?? same?.id;
  if (known !== undefined) {
    await withdrawWaits(tx, known, now);
    const [moved] = await tx.update(callbacks).set(values).where(eq(callbacks.id, known)).returning();
    if (moved) return toCallback(moved);
  }
  const [added] = await tx
    .insert(callbacks)
    .values({ ...values, id: newId(), effectId: `${row.id}:callback:${newId()}`, askedAt: new Date(now) })
    .returning();
  return added ? toCallback(added) : null;
}

/** Somebody has seen to it; a wait for it ends. */
async function close(tx: Database, id: string, { row, now }: Keeping): Promise<void> {
  const [agent] = await tx.select({ login: users.login }).from(users).where(eq(users.id, row.agent));
  await withdrawWaits(tx, id, now);
  await tx
    .update(callbacks)
    .set({ handledAt: new Date(now), handledBy: agent?.login ?? '' })
    .where(and(eq(callbacks.id, id), isNull(callbacks.handledAt)));
}

function issue(path: readonly string[], rule: Parameters<typeof ruleIssue>[1]): ServiceError {
  return new ServiceError('invalid-input', { issues: [ruleIssue(path, rule)] });
}

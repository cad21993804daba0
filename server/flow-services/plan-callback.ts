import { and, desc, eq } from 'drizzle-orm';
import type { Outcome, Service } from '#runtime/engine/ports.ts';
import type { Database } from '../db/open.ts';
import { callbacks, contacts, waits } from '../db/tables/index.ts';
import { cleanText } from '../db/to-jsonb.ts';
import { canonicalPhone, countryOfPhone } from '../phone-numbers.ts';
import { newId } from '../services/new-id.ts';
import type { FlowServiceOptions } from './flow-services.ts';

/**
 * Plans a call back. A number typed as people dial it belongs to the country of the number that was called. Who asks for
 * it while they wait keeps their place. Asked again under the same effect id, the same call is planned.
 */
export function planCallback({ db, clock }: Pick<FlowServiceOptions, 'db' | 'clock'>): Service<'callback'> {
  return async ({ queue, number, at, note }, { effectId, contactId }) => {
    const caller = await readCaller(db, contactId);
    const canonical = canonicalPhone(number, countryOfPhone(caller.called));
    if (canonical === null) return refused('invalid-number');
    const [planned] = await db
      .insert(callbacks)
      .values({
        id: newId(),
        effectId,
        queue,
        number: canonical,
        dueAt: at === '' ? null : new Date(at),
        note: cleanText(note),
        contactId,
        askedAt: new Date(clock.now()),
        campaign: caller.campaign,
        ...(await placeOf(db, caller.id, at === '')),
      })
      .onConflictDoNothing()
      .returning({ id: callbacks.id });
    if (planned) return { outcome: 'planned', data: { id: planned.id } };
    const [same] = await db.select({ id: callbacks.id }).from(callbacks).where(eq(callbacks.effectId, effectId));
    return same ? { outcome: 'planned', data: { id: same.id } } : refused('already-planned');
  };
}

/** The call, also where the overflow flow that accompanies its wait asks. */
async function readCaller(db: Database, contactId: string): Promise<{ id: string; called: string; campaign: string }> {
  const [contact] = await db.select().from(contacts).where(eq(contacts.id, contactId));
  return {
    id: contact?.parentId ?? contactId,
    called: contact?.called ?? '',
    campaign: contact?.campaign ?? '',
  };
}

/** What distribution knows of somebody who waits, or has just waited: they are called back as they would have been served. */
async function placeOf(db: Database, contactId: string, keepsPlace: boolean) {
  const [wait] = await db
    .select()
    .from(waits)
    .where(and(eq(waits.contactId, contactId), eq(waits.medium, 'call')))
    .orderBy(desc(waits.enteredAt))
    .limit(1);
  if (!wait) return {};
  const { priority, skills, since, end } = wait;
  const mayKeep = keepsPlace && end !== 'answered';
  return { priority, skills: [...skills], waitingSince: mayKeep ? since : null };
}

function refused(reason: 'invalid-number' | 'already-planned'): Outcome {
  return { outcome: 'refused', data: { reason } };
}

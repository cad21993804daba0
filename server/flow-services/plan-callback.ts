import { eq } from 'drizzle-orm';
import type { Outcome, Service } from '#runtime/engine/ports.ts';
import type { Database } from '../db/open.ts';
import { callbacks, contacts } from '../db/tables/index.ts';
import { cleanText } from '../db/to-jsonb.ts';
import { canonicalPhone, countryOfPhone } from '../phone-numbers.ts';
import { newId } from '../services/new-id.ts';
import type { FlowServiceOptions } from './flow-services.ts';

/**
 * Plans a call back. A number typed as people dial it belongs to the country of the number that was called. Asked again
 * under the same effect id, the same call is planned.
 */
export function planCallback({ db, clock }: Pick<FlowServiceOptions, 'db' | 'clock'>): Service<'callback'> {
  return async ({ queue, number, at, note }, { effectId, contactId }) => {
    const canonical = canonicalPhone(number, await countryOf(db, contactId));
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
      })
      .onConflictDoNothing()
      .returning({ id: callbacks.id });
    if (planned) return { outcome: 'planned', data: { id: planned.id } };
    const [same] = await db.select({ id: callbacks.id }).from(callbacks).where(eq(callbacks.effectId, effectId));
    return same ? { outcome: 'planned', data: { id: same.id } } : refused('already-planned');
  };
}

async function countryOf(db: Database, contactId: string): Promise<string> {
  const [contact] = await db.select({ called: contacts.called }).from(contacts).where(eq(contacts.id, contactId));
  return countryOfPhone(contact?.called ?? '');
}

function refused(reason: 'invalid-number' | 'already-planned'): Outcome {
  return { outcome: 'refused', data: { reason } };
}

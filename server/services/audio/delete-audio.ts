import { and, count, eq } from 'drizzle-orm';
import { deleteAudio as contract } from '#schemas/api/audio.ts';
import type { Database } from '../../db/open.ts';
import { audio, contacts, flowReferences } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { readUses } from '../flows/used-by.ts';
import { verb } from '../verb.ts';

export const deleteAudio = verb(contract, ({ context: { db }, actor, params: { id } }) =>
  db.transaction(async (tx) => {
    const [row] = await tx.select({ name: audio.name }).from(audio).where(eq(audio.id, id)).for('update');
    if (!row) throw new ServiceError('not-found');
    const flows = (await readUses(tx, 'audio', id)).get(id) ?? [];
    const liveContacts = await countLiveContacts(tx, id);
    if (flows.length > 0 || liveContacts > 0) throw new ServiceError('in-use', { details: { flows, liveContacts } });
    await tx.delete(audio).where(eq(audio.id, id));
    await recordAudit(tx, {
      user: actor.user.login,
      action: 'audio.delete',
      entity: 'audio',
      entityId: id,
      details: { name: row.name },
    });
    return undefined;
  }),
);

/** Contacts stay on the version they began with, which may be older than the published one. */
async function countLiveContacts(tx: Database, id: string): Promise<number> {
  const [row] = await tx
    .select({ live: count() })
    .from(contacts)
    .innerJoin(
      flowReferences,
      and(eq(flowReferences.flowId, contacts.flowId), eq(flowReferences.version, contacts.flowVersion)),
    )
    .where(and(eq(contacts.status, 'live'), eq(flowReferences.kind, 'audio'), eq(flowReferences.target, id)));
  return row?.live ?? 0;
}

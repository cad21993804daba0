import { and, count, eq } from 'drizzle-orm';
import type { ReferenceKind } from '#schemas/nodes/fields.ts';
import type { Database } from '../../db/open.ts';
import { contacts, flowReferences } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { readUses } from './used-by.ts';

/**
 * Keeps something of the installation while a draft, a published flow or a live contact needs it.
 * @throws ServiceError `in-use` with the flows and the number of live contacts; `others` says who else uses it.
 */
export async function refuseWhileUsed(
  tx: Database,
  { kind, id, others = {} }: { kind: ReferenceKind; id: string; others?: Record<string, readonly string[]> },
): Promise<void> {
  const flows = (await readUses(tx, kind, id)).get(id) ?? [];
  const liveContacts = await countLiveContacts(tx, kind, id);
  const isFree = flows.length === 0 && liveContacts === 0 && Object.values(others).every((names) => names.length === 0);
  if (!isFree) throw new ServiceError('in-use', { details: { flows, liveContacts, ...others } });
}

/** Contacts stay on the version they began with, which may be older than the published one. */
async function countLiveContacts(tx: Database, kind: ReferenceKind, id: string): Promise<number> {
  const [row] = await tx
    .select({ live: count() })
    .from(contacts)
    .innerJoin(
      flowReferences,
      and(eq(flowReferences.flowId, contacts.flowId), eq(flowReferences.version, contacts.flowVersion)),
    )
    .where(and(eq(contacts.status, 'live'), eq(flowReferences.kind, kind), eq(flowReferences.target, id)));
  return row?.live ?? 0;
}

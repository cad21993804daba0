import type { Flow } from '#schemas/flow/flow.ts';
import type { Database } from '../../db/open.ts';
import { flows } from '../../db/tables/index.ts';
import { recordAudit } from '../audit.ts';
import { documentHash } from './document-hash.ts';
import { draftVersion, storeReferences } from './store-references.ts';

/** Puts a new flow into the database, with its references and a line in the audit log. */
export async function insertFlow(
  db: Database,
  { flow, login, action, details }: { flow: Flow; login: string; action: string; details?: Record<string, unknown> },
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.insert(flows).values({
      id: flow.id,
      name: flow.name,
      kind: flow.kind,
      document: flow,
      documentHash: documentHash(flow),
      revision: 1,
      updatedAt: new Date(),
      updatedBy: login,
    });
    await storeReferences(tx, flow, draftVersion);
    await recordAudit(tx, {
      user: login,
      action,
      entity: 'flow',
      entityId: flow.id,
      details: { name: flow.name, ...details },
    });
  });
}

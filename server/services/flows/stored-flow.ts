import { and, eq, isNull } from 'drizzle-orm';
import { readFlow } from '#runtime/compiler/read.ts';
import type { FlowDraft } from '#schemas/api/flows.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import type { Database } from '../../db/open.ts';
import { flows } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import type { ServiceContext } from '../context.ts';
import { compileDraft } from './compile-draft.ts';
import { readSummary } from './summaries.ts';

export type StoredFlow = typeof flows.$inferSelect;

/** @throws ServiceError `not-found` */
export async function readStoredFlow(db: Database, id: string): Promise<StoredFlow> {
  const [row] = await db.select().from(flows).where(notDeleted(id));
  if (!row) throw new ServiceError('not-found');
  return row;
}

/**
 * The same, and nobody else changes it until the transaction ends.
 * @throws ServiceError `not-found`, `generated-flow` for one that is made from a campaign
 */
export async function lockStoredFlow(tx: Database, id: string): Promise<StoredFlow> {
  const [row] = await tx.select().from(flows).where(notDeleted(id)).for('update');
  if (!row) throw new ServiceError('not-found');
  if (row.campaignId !== null) throw new ServiceError('generated-flow');
  return row;
}

/** @throws ServiceError `stale-revision` with what is stored, when it is not what the client has seen. */
export function refuseStaleRevision(stored: StoredFlow, revision: number): void {
  if (stored.revision === revision) return;
  throw new ServiceError('stale-revision', {
    details: {
      revision: stored.revision,
      document: storedDocument(stored.document),
      updatedAt: stored.updatedAt.toISOString(),
      updatedBy: stored.updatedBy,
    },
  });
}

/** A draft as clients see it. */
export async function readDraft(context: Pick<ServiceContext, 'db' | 'speech'>, id: string): Promise<FlowDraft> {
  const stored = await readStoredFlow(context.db, id);
  const document = storedDocument(stored.document);
  const { diagnostics } = await compileDraft(context, context.db, document);
  return { summary: await readSummary(context.db, id), document, diagnostics };
}

/** What an earlier version of Switchyard stored is migrated when it is read. */
export function storedDocument(document: unknown): Flow {
  const { flow } = readFlow(document);
  if (!flow) throw new Error('stored-flow.unreadable: a stored document no longer reads as a flow');
  return flow;
}

function notDeleted(id: string) {
  return and(eq(flows.id, id), isNull(flows.deletedAt));
}

import { and, eq, lte, sql } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import { flows, nextVersions } from '../../db/tables/index.ts';
import { recordAudit } from '../audit.ts';

/** Who the audit log names for what the installation does by itself. */
const SYSTEM = 'system';

/**
 * Makes every next version whose validity has begun the published one. Calls have run it since that moment already; this
 * brings lists, sub-flows and the history in step. Several servers may do it at the same time: each row is taken once.
 * @returns The flows in which one took over.
 */
export async function promoteNextVersions(db: Database, flowId?: string): Promise<string[]> {
  return db.transaction(async (tx) => {
    const mine = flowId === undefined ? undefined : eq(nextVersions.flowId, flowId);
    const due = await tx
      .delete(nextVersions)
      .where(and(lte(nextVersions.startsAt, sql`now()`), mine))
      .returning();
    for (const { flowId: id, version, setBy } of due) {
      await tx.update(flows).set({ publishedVersion: version }).where(eq(flows.id, id));
      await recordAudit(tx, {
        user: SYSTEM,
        action: 'flow.next-takes-over',
        entity: 'flow',
        entityId: id,
        details: { version, scheduledBy: setBy },
      });
    }
    return due.map((row) => row.flowId);
  });
}

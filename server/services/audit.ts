import { and, desc, eq, sql } from 'drizzle-orm';
import type { Database } from '../db/open.ts';
import { audit } from '../db/tables/index.ts';

interface AuditLine {
  user: string;
  action: string;
  entity: string;
  entityId: string;
  details?: Record<string, unknown>;
}

/** Notes who changed what, in the transaction of the change. */
export async function recordAudit(db: Database, line: AuditLine): Promise<void> {
  await db.insert(audit).values({ ...line, details: line.details ?? {} });
}

/** The same for something done in many small steps, such as autosave: steps shortly after each other are one line. */
export async function recordRepeatedAudit(db: Database, line: AuditLine): Promise<void> {
  const [latest] = await db
    .select()
    .from(audit)
    .where(and(eq(audit.entity, line.entity), eq(audit.entityId, line.entityId)))
    .orderBy(desc(audit.id))
    .limit(1);
  const continues =
    latest?.user === line.user && latest.action === line.action && Date.now() - latest.at.getTime() < repeatWithinMs;
  if (!continues) return recordAudit(db, { ...line, details: { ...line.details, times: 1 } });
  const times = typeof latest.details.times === 'number' ? latest.details.times + 1 : 2;
  await db
    .update(audit)
    .set({ at: sql`now()`, details: { ...latest.details, ...line.details, times } })
    .where(eq(audit.id, latest.id));
}

const repeatWithinMs = 10 * 60_000;

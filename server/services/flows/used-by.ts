import { and, asc, eq, isNull, ne, or, sql } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import { flowReferences, flows } from '../../db/tables/index.ts';

export interface Use {
  flowId: string;
  name: string;
  where: 'draft' | 'published';
}

/** Which drafts and currently published versions refer to audio or to flows, by what they refer to. */
export async function readUses(db: Database, kind: 'audio' | 'flow', target?: string): Promise<Map<string, Use[]>> {
  const rows = await db
    .select({ target: flowReferences.target, version: flowReferences.version, flowId: flows.id, name: flows.name })
    .from(flowReferences)
    .innerJoin(flows, eq(flows.id, flowReferences.flowId))
    .where(
      and(
        eq(flowReferences.kind, kind),
        target === undefined ? undefined : eq(flowReferences.target, target),
        isNull(flows.deletedAt),
        // A flow that calls itself is no reason to keep it.
        kind === 'flow' ? ne(flows.id, flowReferences.target) : undefined,
        or(eq(flowReferences.version, 0), sql`${flowReferences.version} = ${flows.publishedVersion}`),
      ),
    )
    .orderBy(asc(flows.name), asc(flowReferences.version));
  const uses = new Map<string, Use[]>();
  for (const row of rows) {
    const use: Use = { flowId: row.flowId, name: row.name, where: row.version === 0 ? 'draft' : 'published' };
    uses.set(row.target, [...(uses.get(row.target) ?? []), use]);
  }
  return uses;
}

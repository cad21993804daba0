import { and, asc, eq, isNull, ne, or, sql } from 'drizzle-orm';
import type { FlowUse } from '#schemas/domain/flow-use.ts';
import type { ReferenceKind } from '#schemas/nodes/fields.ts';
import type { Database } from '../../db/open.ts';
import { flowReferences, flows, nextVersions } from '../../db/tables/index.ts';

/** Which drafts and which live and next versions refer to things of a kind, by what they refer to. */
export async function readUses(db: Database, kind: ReferenceKind, target?: string): Promise<Map<string, FlowUse[]>> {
  const rows = await db
    .select({ target: flowReferences.target, version: flowReferences.version, flowId: flows.id, name: flows.name })
    .from(flowReferences)
    .innerJoin(flows, eq(flows.id, flowReferences.flowId))
    .leftJoin(nextVersions, eq(nextVersions.flowId, flows.id))
    .where(
      and(
        eq(flowReferences.kind, kind),
        target === undefined ? undefined : eq(flowReferences.target, target),
        isNull(flows.deletedAt),
        // A flow that calls itself is no reason to keep it.
        kind === 'flow' ? ne(flows.id, flowReferences.target) : undefined,
        or(
          eq(flowReferences.version, 0),
          sql`${flowReferences.version} in (${flows.publishedVersion}, ${nextVersions.version})`,
        ),
      ),
    )
    .orderBy(asc(flows.name), asc(flowReferences.version));
  const uses = new Map<string, FlowUse[]>();
  for (const row of rows) {
    const use: FlowUse = { flowId: row.flowId, name: row.name, where: row.version === 0 ? 'draft' : 'published' };
    const known = uses.get(row.target) ?? [];
    // The live and the next version may both refer to it.
    if (known.some(({ flowId, where }) => flowId === use.flowId && where === use.where)) continue;
    uses.set(row.target, [...known, use]);
  }
  return uses;
}

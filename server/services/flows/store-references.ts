import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Flow } from '#schemas/flow/flow.ts';
import type { Database } from '../../db/open.ts';
import { flowReferences, flows } from '../../db/tables/index.ts';
import { collectReferences } from './collect-references.ts';

/** The place of drafts among versions. */
export const draftVersion = 0;

type Reference = Pick<typeof flowReferences.$inferInsert, 'kind' | 'target'>;

/** Keeps what a draft (version 0) or a new version refers to. */
export async function storeReferences(tx: Database, flow: Flow, version: number): Promise<void> {
  const own = collectReferences(flow);
  // Sub-flows are part of a published machine, so a version plays their sounds and asks for their schedules too.
  const inherited = version === draftVersion ? [] : await publishedReferences(tx, own.get('flow') ?? new Set());
  await tx.delete(flowReferences).where(and(eq(flowReferences.flowId, flow.id), eq(flowReferences.version, version)));
  const rows: Reference[] = [...own].flatMap(([kind, ids]) => [...ids].map((target) => ({ kind, target })));
  const distinct = new Map([...rows, ...inherited].map((row) => [`${row.kind} ${row.target}`, row]));
  if (distinct.size === 0) return;
  await tx.insert(flowReferences).values([...distinct.values()].map((row) => ({ ...row, flowId: flow.id, version })));
}

async function publishedReferences(tx: Database, flowIds: ReadonlySet<string>): Promise<Reference[]> {
  if (flowIds.size === 0) return [];
  return tx
    .selectDistinct({ kind: flowReferences.kind, target: flowReferences.target })
    .from(flowReferences)
    .innerJoin(
      flows,
      sql`${flows.id} = ${flowReferences.flowId} and ${flows.publishedVersion} = ${flowReferences.version}`,
    )
    .where(and(inArray(flows.id, [...flowIds]), ne(flowReferences.kind, 'flow')));
}

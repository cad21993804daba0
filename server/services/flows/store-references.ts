import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Flow } from '#schemas/flow/flow.ts';
import type { Database } from '../../db/open.ts';
import { flowReferences, flows } from '../../db/tables/index.ts';
import { collectReferences } from './collect-references.ts';

/** The place of drafts among versions. */
export const draftVersion = 0;

/** Keeps what a draft (version 0) or a new version refers to. */
export async function storeReferences(tx: Database, flow: Flow, version: number): Promise<void> {
  const own = collectReferences(flow);
  // Sub-flows are part of a published machine, so a version plays their sounds too.
  const inherited = version === draftVersion ? [] : await publishedAudio(tx, own.flows);
  await tx.delete(flowReferences).where(and(eq(flowReferences.flowId, flow.id), eq(flowReferences.version, version)));
  const rows = [
    ...[...own.flows].map((target) => ({ kind: 'flow' as const, target })),
    ...[...new Set([...own.audio, ...inherited])].map((target) => ({ kind: 'audio' as const, target })),
  ];
  if (rows.length === 0) return;
  await tx.insert(flowReferences).values(rows.map((row) => ({ ...row, flowId: flow.id, version })));
}

async function publishedAudio(tx: Database, flowIds: ReadonlySet<string>): Promise<string[]> {
  if (flowIds.size === 0) return [];
  const rows = await tx
    .selectDistinct({ target: flowReferences.target })
    .from(flowReferences)
    .innerJoin(
      flows,
      sql`${flows.id} = ${flowReferences.flowId} and ${flows.publishedVersion} = ${flowReferences.version}`,
    )
    .where(and(inArray(flows.id, [...flowIds]), eq(flowReferences.kind, 'audio')));
  return rows.map((row) => row.target);
}

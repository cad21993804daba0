import { eq, sql } from 'drizzle-orm';
import type { FlowAliases } from '#schemas/api/aliases.ts';
import { liveVersion } from '../../db/live-version.ts';
import type { Database } from '../../db/open.ts';
import { flows, nextVersions } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';

/** @throws ServiceError `not-found` */
export async function selectAliases(db: Database, flowId: string): Promise<FlowAliases> {
  const [row] = await db
    .select({ live: liveVersion, begun: sql<boolean | null>`${nextVersions.startsAt} <= now()`, next: nextVersions })
    .from(flows)
    .leftJoin(nextVersions, eq(nextVersions.flowId, flows.id))
    .where(eq(flows.id, flowId));
  if (!row) throw new ServiceError('not-found');
  const { live, begun, next } = row;
  if (next === null || begun === true) return { live, next: null };
  const { version, startsAt, setAt, setBy } = next;
  return {
    live,
    next: { version, startsAt: startsAt?.toISOString() ?? null, setAt: setAt.toISOString(), setBy },
  };
}

import { and, eq, isNull } from 'drizzle-orm';
import { liveVersion } from '../../db/live-version.ts';
import type { Database } from '../../db/open.ts';
import { flows, nextVersions } from '../../db/tables/index.ts';

export interface LiveScript {
  flowId: string;
  flowName: string;
  flowVersion: number;
}

/** The version of a script that begins now; nothing while it is not published. */
export async function readLiveScript(db: Database, flowId: string): Promise<LiveScript | null> {
  const [row] =
    flowId === ''
      ? []
      : await db
          .select({ flowName: flows.name, version: liveVersion })
          .from(flows)
          .leftJoin(nextVersions, eq(nextVersions.flowId, flows.id))
          .where(and(eq(flows.id, flowId), eq(flows.kind, 'script'), isNull(flows.deletedAt)));
  return row?.version ? { flowId, flowName: row.flowName, flowVersion: row.version } : null;
}

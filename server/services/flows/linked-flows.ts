import { type LinkedFlow, linkIr } from '#runtime/compiler/link.ts';
import type { Database } from '../../db/open.ts';
import { readStoredVersion } from './versions.ts';

/** Versions kept in memory; they never change. */
const cacheLimit = 50;
const linked = new Map<string, LinkedFlow>();

/**
 * A published version, ready to run.
 * @throws ServiceError `not-found`
 */
export async function linkStoredVersion(db: Database, flowId: string, version: number): Promise<LinkedFlow> {
  const stored = await readStoredVersion(db, flowId, version);
  const key = `${flowId}@${version} ${stored.publishedAt.getTime()}`;
  const known = linked.get(key);
  if (known) return known;
  const flow = linkIr(stored.ir);
  const oldest = linked.keys().next();
  if (linked.size >= cacheLimit && !oldest.done) linked.delete(oldest.value);
  linked.set(key, flow);
  return flow;
}

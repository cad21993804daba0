import { and, asc, count, desc, eq, ilike, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { listCallbacks as contract } from '#schemas/api/callbacks.ts';
import { callbacks, campaigns, users } from '../../db/tables/index.ts';
import { readScope } from '../../supervision/read-scope.ts';
import { verb } from '../verb.ts';
import { callbacksInScope } from './callbacks-in-scope.ts';
import { toCallback } from './to-callback.ts';

/** Those that somebody sees; a call without a time is due since it was asked for. */
export const listCallbacks = verb(contract, async ({ context: { db }, actor, query }) => {
  const { state, search = '', limit } = query;
  const part = `%${search.trim().replace(/[\\%_]/g, (special) => `\\${special}`)}%`;
  const where = and(
    state === 'open' ? isNull(callbacks.handledAt) : isNotNull(callbacks.handledAt),
    search.trim() === ''
      ? undefined
      : or(ilike(callbacks.number, part), ilike(callbacks.queue, part), ilike(callbacks.note, part)),
    callbacksInScope(await readScope(db, actor)),
  );
  const due = sql`coalesce(${callbacks.dueAt}, ${callbacks.askedAt})`;
  const orderBy = state === 'open' ? [asc(due), asc(callbacks.id)] : [desc(callbacks.handledAt), desc(callbacks.id)];
  const [rows, total] = await Promise.all([
    db
      .select({ row: callbacks, campaignName: campaigns.name, agentName: users.name })
      .from(callbacks)
      .leftJoin(campaigns, eq(campaigns.id, callbacks.campaign))
      .leftJoin(users, eq(users.id, callbacks.agent))
      .where(where)
      .orderBy(...orderBy)
      .limit(limit),
    db.select({ total: count() }).from(callbacks).where(where),
  ]);
  const listed = rows.map(({ row, campaignName, agentName }) => ({
    ...toCallback(row),
    campaignName: campaignName ?? row.campaign,
    agentName: agentName ?? '',
  }));
  return { callbacks: listed, total: total[0]?.total ?? 0 };
});

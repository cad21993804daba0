import { and, asc, count, desc, ilike, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { listCallbacks as contract } from '#schemas/api/callbacks.ts';
import { callbacks } from '../../db/tables/index.ts';
import { verb } from '../verb.ts';
import { toCallback } from './to-callback.ts';

/** A call without a time is due since it was asked for. */
export const listCallbacks = verb(contract, async ({ context: { db }, query: { state, search = '', limit } }) => {
  const part = `%${search.trim().replace(/[\\%_]/g, (special) => `\\${special}`)}%`;
  const where = and(
    state === 'open' ? isNull(callbacks.handledAt) : isNotNull(callbacks.handledAt),
    search.trim() === ''
      ? undefined
      : or(ilike(callbacks.number, part), ilike(callbacks.queue, part), ilike(callbacks.note, part)),
  );
  const due = sql`coalesce(${callbacks.dueAt}, ${callbacks.askedAt})`;
  const orderBy = state === 'open' ? [asc(due), asc(callbacks.id)] : [desc(callbacks.handledAt), desc(callbacks.id)];
  const [rows, total] = await Promise.all([
    db
      .select()
      .from(callbacks)
      .where(where)
      .orderBy(...orderBy)
      .limit(limit),
    db.select({ total: count() }).from(callbacks).where(where),
  ]);
  return { callbacks: rows.map(toCallback), total: total[0]?.total ?? 0 };
});

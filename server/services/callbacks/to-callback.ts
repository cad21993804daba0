import type { Callback } from '#schemas/domain/callback.ts';
import type { callbacks } from '../../db/tables/index.ts';

/** A row as the API shows it. */
export function toCallback(row: typeof callbacks.$inferSelect): Callback {
  const { effectId: _, dueAt, askedAt, handledAt, handledBy, ...rest } = row;
  return {
    ...rest,
    dueAt: dueAt?.toISOString() ?? null,
    askedAt: askedAt.toISOString(),
    handled: handledAt === null ? null : { at: handledAt.toISOString(), by: handledBy ?? '' },
  };
}

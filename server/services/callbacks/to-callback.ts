import type { Callback } from '#schemas/domain/callback.ts';
import type { callbacks } from '../../db/tables/index.ts';

/** A row as the API shows it. */
export function toCallback(row: typeof callbacks.$inferSelect): Callback {
  const { id, queue, campaign, number, note, contactId, agent, conversationId, attempts } = row;
  return {
    id,
    queue,
    campaign,
    number,
    note,
    contactId,
    agent,
    conversationId,
    attempts,
    dueAt: row.dueAt?.toISOString() ?? null,
    askedAt: row.askedAt.toISOString(),
    handled: row.handledAt === null ? null : { at: row.handledAt.toISOString(), by: row.handledBy ?? '' },
  };
}

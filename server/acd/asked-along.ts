import { type SQL, sql } from 'drizzle-orm';
import { conversations } from '../db/tables/index.ts';

/** Conversations that go on, in which somebody takes part as the colleague of who has them. */
export function isAskedAlong(userId: string): SQL {
  return sql`${conversations.owner} <> '' and ${conversations.drive}->>'colleague' = ${userId}`;
}

/** Conversations that go on, in which somebody has a call: their own, a colleague's, or one that they listen to. */
export function isOnPhone(userId: string): SQL {
  const listens = JSON.stringify([{ supervisor: userId }]);
  return sql`${conversations.owner} <> '' and (${conversations.agent} = ${userId}
    or ${conversations.drive}->>'colleague' = ${userId} or ${conversations.drive}->'monitors' @> ${listens}::jsonb)`;
}

import { type SQL, sql } from 'drizzle-orm';
import { conversations } from '../db/tables/index.ts';

/** Conversations that go on, in which somebody takes part as the colleague of who has them. */
export function isAskedAlong(userId: string): SQL {
  return sql`${conversations.owner} <> '' and ${conversations.drive}->>'colleague' = ${userId}`;
}

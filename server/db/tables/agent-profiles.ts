import { integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { AgentProfile } from '#schemas/domain/agent.ts';
import { users } from './users.ts';

/** What makes a user an agent, or gives them rights over agents. */
export const agentProfiles = pgTable('agent_profiles', {
  userId: text('user_id')
    .primaryKey()
    .references(() => users.id),
  profile: jsonb('profile').$type<AgentProfile>().notNull(),
  /** Of the last change; a save that knows an older one is refused. */
  revision: integer('revision').notNull().default(1),
});

import { boolean, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { AgentLine } from '#schemas/domain/agent.ts';
import type { AgentState, AgentStateName } from '#schemas/domain/conversation.ts';
import { moment } from './columns.ts';
import { users } from './users.ts';

/** What each agent is doing now; a row from their first sign-in on. */
export const agentPresence = pgTable('agent_presence', {
  userId: text('user_id')
    .primaryKey()
    .references(() => users.id),
  state: text('state').$type<AgentStateName>().notNull(),
  reason: text('reason').notNull().default(''),
  since: moment('since').notNull(),
  next: jsonb('next').$type<AgentState['next']>(),
  line: jsonb('line').$type<AgentLine>().notNull(),
  /** Whether their browser phone has registered; other lines need none. */
  phoneReachable: boolean('phone_reachable').notNull().default(false),
  /** When they became free the last time; what longest-idle goes by. */
  idleSince: moment('idle_since').notNull(),
  signedInAt: moment('signed_in_at'),
  /** Contacts since they signed in. */
  contacts: integer('contacts').notNull().default(0),
  /** When a break ends or an unreachable agent is signed out; null while nothing is due. */
  dueAt: moment('due_at'),
  /** When the desktop was last seen: it says so while it is open. */
  seenAt: moment('seen_at').notNull(),
  /** Moves on with every change, so that two servers cannot both change it. */
  revision: integer('revision').notNull().default(0),
});

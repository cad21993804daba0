import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import { contacts } from '../../db/tables/index.ts';
import { listOf } from '../../reports/report-conditions.ts';
import { readScope, type Scope } from '../../supervision/read-scope.ts';
import type { Actor } from '../context.ts';

/** The contacts that somebody may see; undefined for all. Groups limit supervisors only (S94): designers try flows out. */
export async function visibleContacts(
  db: Database,
  { user, role }: Pick<Actor, 'user' | 'role'>,
): Promise<SQL | undefined> {
  return role === 'supervisor' ? contactsInScope(await readScope(db, { user, role })) : undefined;
}

/**
 * A call is seen with one of its campaign, the queues it waits or has waited in, and the agents who talk or have talked;
 * what accompanies it is seen with it, but a script with its agent.
 */
export function contactsInScope({ agents, queues }: Pick<Scope, 'agents' | 'queues'>): SQL | undefined {
  if (agents === 'everybody' || queues === 'all') return undefined;
  const call = sql`coalesce(${contacts.parentId}, ${contacts.id})`;
  const seenQueues = sql`${listOf(queues)}::text[]`;
  const seenAgents = sql`${listOf(agents)}::text[]`;
  return sql`case when ${contacts.kind} = 'script'
    then exists (
      select from script_runs r join conversations c on c.id = r.conversation_id
      where r.id = ${contacts.id} and c.agent = any(${seenAgents}))
    else (
      exists (select from campaigns s where s.id = ${contacts.campaign} and s.settings->'general'->>'queue' = any(${seenQueues}))
      or exists (select from waits w where w.contact_id = ${call} and w.queue = any(${seenQueues}))
      or exists (select from conversations c where c.contact_id = ${call} and c.agent = any(${seenAgents})))
    end`;
}

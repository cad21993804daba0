import { asc, eq } from 'drizzle-orm';
import { Session } from '#runtime/engine/session/session.ts';
import type { ConversationDetails } from '#schemas/api/conversations.ts';
import { initialValue, type Value } from '#schemas/flow/variable.ts';
import { isUnanswered } from '#schemas/script/answer-rule.ts';
import type { Database } from '../../db/open.ts';
import { contacts, journal } from '../../db/tables/index.ts';
import { linkStoredVersion } from '../flows/linked-flows.ts';

export interface CallerState {
  /** Which the flow has come to; '' without a caller's contact. */
  language: string;
  collected: ConversationDetails['collected'];
}

/** What the flow of a caller knows of them by now, sub-flows included; what is empty or as it began is left out. */
export async function readCallerState(db: Database, contactId: string): Promise<CallerState> {
  const [contact] = contactId === '' ? [] : await db.select().from(contacts).where(eq(contacts.id, contactId));
  const lines = await db
    .select({ at: journal.at, event: journal.event })
    .from(journal)
    .where(eq(journal.contactId, contactId))
    .orderBy(asc(journal.seq));
  if (!contact || lines.length === 0) return { language: '', collected: [] };
  const linked = await linkStoredVersion(db, contact.flowId, contact.flowVersion);
  const { session } = Session.replay(
    { linked },
    lines.map(({ at, event }) => ({ at: at.getTime(), event })),
  );
  const { scopes, contact: facts } = session.context;
  const collected = Object.entries(linked.ir.scopes).flatMap(([scope, variables]) =>
    variables.flatMap((variable) => {
      const value = scopes[scope]?.[variable.name] ?? null;
      const isNew = !isUnanswered(value) && JSON.stringify(value) !== JSON.stringify(initialValue(variable));
      return isNew ? [{ name: variable.name, description: variable.description ?? '', value }] : [];
    }),
  );
  return { language: String(facts.language ?? ''), collected };
}

/** The same as variables that a script can be begun with; of several with one name the caller's own flow has the say. */
export function asVariables(collected: CallerState['collected']): Record<string, Value> {
  return Object.fromEntries([...collected].reverse().map(({ name, value }) => [name, value]));
}

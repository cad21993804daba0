import { and, eq, isNull } from 'drizzle-orm';
import { endContact as contract } from '#schemas/api/contacts.ts';
import { hasOwnCall } from '#schemas/domain/contact.ts';
import type { Database } from '../../db/open.ts';
import { conversations } from '../../db/tables/index.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import type { Actor } from '../context.ts';
import { demandAgent } from '../supervision/demand-agent.ts';
import { verb } from '../verb.ts';
import { readOneContact } from './select-contacts.ts';

export const endContact = verb(contract, async ({ context, actor, params: { id } }) => {
  const contact = await readOneContact(context.db, actor, id);
  // What accompanies a call ends with it.
  if (contact.status === 'ended' || !hasOwnCall(contact)) throw new ServiceError('not-live');
  await demandAgents(context.db, actor, id);
  await recordAudit(context.db, { user: actor.user.login, action: 'contact.hang-up', entity: 'contact', entityId: id });
  await context.hangUp(id);
  return undefined;
});

/** To end the talk of an agent takes the same right here as on the board. */
async function demandAgents(db: Database, actor: Actor, contact: string): Promise<void> {
  const talks = await db
    .select({ agent: conversations.agent })
    .from(conversations)
    .where(
      and(eq(conversations.contactId, contact), isNull(conversations.talkEndedAt), isNull(conversations.closedAt)),
    );
  for (const { agent } of talks) await demandAgent(db, actor, { agent, right: 'change-state' });
}

import { endContact as contract } from '#schemas/api/contacts.ts';
import { hasOwnCall } from '#schemas/domain/contact.ts';
import { ServiceError } from '../../errors.ts';
import { recordAudit } from '../audit.ts';
import { verb } from '../verb.ts';
import { readOneContact } from './select-contacts.ts';

export const endContact = verb(contract, async ({ context, actor, params: { id } }) => {
  const contact = await readOneContact(context.db, id);
  // What accompanies a call ends with it.
  if (contact.status === 'ended' || !hasOwnCall(contact)) throw new ServiceError('not-live');
  await recordAudit(context.db, { user: actor.user.login, action: 'contact.hang-up', entity: 'contact', entityId: id });
  await context.hangUp(id);
  return undefined;
});

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { reading } from '#designer/api/query.ts';
import { useLive } from '#designer/api/use-live.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { listContacts } from '#schemas/api/contacts.ts';
import { type Contact, type ContactKind, hasOwnCall } from '#schemas/domain/contact.ts';

/** Ways to the call that a contact accompanies, or to what accompanies the call. */
export function RelatedContacts({ contact }: { contact: Contact }) {
  const { contacts: texts } = useMessages();
  const related = useQuery({
    ...reading(listContacts, { query: { parent: contact.id } }),
    enabled: hasOwnCall(contact),
  });
  useLive((message) => {
    if (message.type === 'contact' && message.contact.parentId === contact.id) void related.refetch();
  });
  const others: { id: string; kind: ContactKind }[] =
    contact.parentId === null
      ? [...(related.data?.contacts ?? [])].reverse()
      : [{ id: contact.parentId, kind: 'call' }];
  if (others.length === 0) return null;
  return (
    <span>
      {contact.parentId === null ? texts.replay.related : texts.replay.relatedTo}{' '}
      {others.map(({ id, kind }, index) => (
        <Fragment key={id}>
          {index > 0 && ', '}
          <Link to="/contacts/$contactId" params={{ contactId: id }}>
            {texts.replay.relatedKinds[kind]}
          </Link>
        </Fragment>
      ))}
    </span>
  );
}

import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import type { Column } from '#designer/ui/data-table.tsx';
import type { Contact } from '#schemas/domain/contact.ts';
import { ContactDuration } from '../contact-duration.tsx';
import { ContactState } from '../contact-state.tsx';
import { flowOf } from '../flow-of.ts';
import classes from './contacts-page.module.css';

export function useContactColumns(): Column<Contact>[] {
  const { contacts: texts } = useMessages();
  const formats = useFormats();
  return useMemo(
    () => [
      {
        key: 'started',
        header: texts.started,
        cell: (contact) => (
          <Link
            to="/contacts/$contactId"
            params={{ contactId: contact.id }}
            title={formats.exactTime(contact.startedAt)}
          >
            {formats.recent(contact.startedAt)}
          </Link>
        ),
        width: 170,
      },
      { key: 'caller', header: texts.caller, cell: (contact) => contact.caller || texts.withheld, width: 170 },
      { key: 'called', header: texts.called, cell: (contact) => contact.called, width: 170 },
      {
        key: 'flow',
        header: texts.flow,
        cell: (contact) => (
          <span className={classes.flow} title={flowOf(contact)}>
            {flowOf(contact)} <span className={classes.version}>v{contact.flowVersion}</span>
          </span>
        ),
      },
      { key: 'state', header: texts.state, cell: (contact) => <ContactState contact={contact} />, width: 160 },
      {
        key: 'duration',
        header: texts.duration,
        cell: (contact) => <ContactDuration contact={contact} />,
        align: 'end',
        width: 110,
      },
    ],
    [texts, formats],
  );
}

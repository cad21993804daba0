import { ActionIcon, Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowLeft,
  IconArrowRight,
  IconDownload,
  IconPhoneOff,
  IconSitemap,
} from '@tabler/icons-react';
import { urlOf } from '#designer/api/call.ts';
import { useCall } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { useConfirm } from '#designer/ui/confirm.tsx';
import { ButtonLink, IconLink } from '#designer/ui/links.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { endContact, exportContact, readContact } from '#schemas/api/contacts.ts';
import { type Contact, hasOwnCall, type JournalEntry } from '#schemas/domain/contact.ts';
import { ContactDuration } from '../contact-duration.tsx';
import { ContactState } from '../contact-state.tsx';
import { describeFailure } from '../describe-failure.ts';
import { flowOf } from '../flow-of.ts';
import { MakeTestButton } from './make-test-button.tsx';
import { RelatedContacts } from './related-contacts.tsx';
import classes from './replay.module.css';

/** Who called whom, when, on which flow version, how it ended; and the button that ends it. */
export function ContactHeader({ contact, entries }: { contact: Contact; entries: readonly JournalEntry[] }) {
  const { contacts: texts } = useMessages();
  const formats = useFormats();
  const may = useMay();
  const customer = contact.caller || texts.withheld;
  // Who was called sees a number of ours, or of the trunk.
  const parties = contact.kind === 'called' ? [contact.called, customer] : [customer, contact.called];
  return (
    <header className={classes.header}>
      <IconLink to="/contacts" aria-label={texts.replay.back} title={texts.replay.back}>
        <IconArrowLeft size={18} />
      </IconLink>
      <h1 className={classes.title} tabIndex={-1} data-page-title>
        {parties[0]}
        <IconArrowRight size={15} className={classes.arrow} aria-label="→" />
        {parties[1]}
      </h1>
      <ContactState contact={contact} />
      <span className={classes.facts}>
        <span>
          {flowOf(contact)} <span className={classes.dim}>v{contact.flowVersion}</span>
        </span>
        <time dateTime={contact.startedAt} title={formats.exactTime(contact.startedAt)}>
          {formats.recent(contact.startedAt)}
        </time>
        <span className={classes.duration}>
          <ContactDuration contact={contact} />
        </span>
        <RelatedContacts contact={contact} />
      </span>
      {contact.failure && (
        <span className={classes.failure}>
          <IconAlertTriangle size={15} aria-hidden />
          {describeFailure(contact.failure, texts)}
        </span>
      )}
      <span className={classes.actions}>
        {contact.status === 'live' && hasOwnCall(contact) && may(endContact) && <HangUpButton contact={contact} />}
        <ActionIcon
          component="a"
          size={30}
          variant="default"
          href={urlOf(exportContact, { params: { id: contact.id } })}
          download={`contact-${contact.id}.journal.json`}
          aria-label={texts.replay.exportJournal}
          title={texts.replay.exportJournal}
        >
          <IconDownload size={16} aria-hidden />
        </ActionIcon>
        <MakeTestButton contact={contact} entries={entries} />
        <ButtonLink
          to="/flows/$flowId"
          params={{ flowId: contact.flowId }}
          variant="default"
          leftSection={<IconSitemap size={15} />}
        >
          {texts.replay.openFlow}
        </ButtonLink>
      </span>
    </header>
  );
}

function HangUpButton({ contact }: { contact: Contact }) {
  const { contacts: texts } = useMessages();
  const confirm = useConfirm();
  const toasts = useToasts();
  const end = useCall(endContact, { refreshes: [readContact] });
  const ask = () =>
    confirm({
      title: texts.replay.hangUpTitle,
      text: texts.replay.hangUpText(contact.caller || texts.withheld),
      action: texts.replay.hangUp,
      danger: true,
      run: async () => {
        await end.mutateAsync({ params: { id: contact.id } });
        toasts.done(texts.replay.hungUp);
      },
    });
  return (
    <Button variant="default" c="var(--sy-bad)" leftSection={<IconPhoneOff size={15} />} onClick={ask}>
      {texts.replay.hangUp}
    </Button>
  );
}

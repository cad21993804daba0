import { Alert, Button, Checkbox, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSend } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '#designer/api/call.ts';
import { reading } from '#designer/api/query.ts';
import type { Messages } from '#designer/i18n/en.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { describeError } from '#designer/ui/describe-error.ts';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import { Tag } from '#designer/ui/tag.tsx';
import type { ConversationDetails } from '#schemas/api/conversations.ts';
import { previewEmail, sendConversationEmail } from '#schemas/api/emails.ts';
import { useUnsaved } from '../conversation/unsaved-work.tsx';
import { useCommand } from '../desk/use-desk.tsx';
import { useKept } from '../desk/use-kept.ts';
import classes from './email-composer.module.css';

interface EmailComposerProps {
  conversationId: string;
  emails: ConversationDetails['emails'];
  refresh: () => Promise<unknown>;
}

interface Draft {
  template: string;
  /** null: the address of the customer's record. */
  to: string | null;
  message: string;
  attachments: string[];
  /** Sent again under it, the e-mail goes once. */
  key: string;
}

const PREVIEW_AFTER_MS = 400;

/** An e-mail to the customer from one of the campaign's templates, as it will arrive. */
export function EmailComposer({ conversationId, emails, refresh }: EmailComposerProps) {
  const { desk: texts } = useMessages();
  if (!emails.allowed) return <EmptyState title={texts.email.notAllowed} text={texts.email.notAllowedHelp} />;
  if (emails.templates.length === 0) return <EmptyState title={texts.email.none} text={texts.email.noneHelp} />;
  return (
    <div className={classes.email}>
      <Composer conversationId={conversationId} emails={emails} refresh={refresh} />
      <SentEmails sent={emails.sent} />
    </div>
  );
}

function Composer({ conversationId, emails, refresh }: EmailComposerProps) {
  const messages = useMessages();
  const { desk: texts } = messages;
  const formats = useFormats();
  const { run, pending, error } = useCommand(`email ${conversationId}`);
  const [draft, setDraft] = useKept<Draft>(conversationId, 'email', emptyDraft(emails.templates[0]?.id ?? ''));
  const [failure, setFailure] = useState<string | null>(null);
  // Sending is the agent's own decision: one that is typed and not sent only asks before it is lost.
  useUnsaved('email', { begun: draft.message.trim() !== '', save: async () => false });
  const preview = usePreview(conversationId, draft);
  const set = (part: Partial<Draft>) => {
    setDraft({ ...draft, ...part });
    setFailure(null);
  };
  const to = draft.to ?? preview.data?.to ?? '';
  // What the agent has still to write is no gap in what is known.
  const missing = preview.data?.missing.filter((field) => field !== 'message') ?? [];
  const send = async () => {
    const { template, message, attachments, key } = draft;
    const body = { template, message, attachments, key, to: to.trim() };
    let reason = '';
    const done = await run(async () => {
      const answer = await call(sendConversationEmail, { params: { id: conversationId }, body });
      reason = answer.reason;
      return undefined;
    });
    if (!done) return;
    // One that did not leave stays as it is, to be sent again under another key.
    if (reason === '') setDraft(emptyDraft(template));
    else setDraft({ ...draft, key: newKey() });
    setFailure(reason === '' ? null : reasonText(reason, messages));
    await refresh();
  };
  return (
    <form
      className={classes.form}
      aria-label={texts.tabs.email}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Stack gap="xs">
        <NativeSelect
          size="sm"
          label={texts.email.template}
          value={draft.template}
          data={emails.templates.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ currentTarget: { value } }) => set({ template: value })}
        />
        <TextInput
          size="sm"
          type="email"
          label={texts.email.to}
          required
          maxLength={254}
          value={to}
          onChange={({ currentTarget: { value } }) => set({ to: value })}
        />
        {preview.data?.takesMessage !== false && (
          <Textarea
            size="sm"
            label={texts.email.message}
            autosize
            minRows={3}
            maxRows={10}
            maxLength={5000}
            value={draft.message}
            onChange={({ currentTarget: { value } }) => set({ message: value })}
          />
        )}
        {emails.attachments.length > 0 && (
          <Checkbox.Group
            size="sm"
            label={texts.email.attachments}
            value={draft.attachments}
            onChange={(attachments) => set({ attachments })}
          >
            <Stack gap={8} mt={6}>
              {emails.attachments.map(({ id, fileName, size }) => (
                <Checkbox key={id} size="sm" value={id} label={`${fileName} (${formats.bytes(size)})`} />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
        {(failure ?? error) && (
          <Alert color="red" role="alert" p="xs">
            {failure ?? error}
          </Alert>
        )}
        <Button
          type="submit"
          size="sm"
          loading={pending}
          disabled={to.trim() === ''}
          leftSection={<IconSend size={15} aria-hidden />}
        >
          {texts.email.send}
        </Button>
      </Stack>
      <div className={classes.preview}>
        <p className={classes.subject}>
          <span>{texts.email.subject}</span> {preview.data?.subject}
        </p>
        {preview.error && (
          <p className={classes.missing} role="alert">
            {describeError(preview.error, messages)}
          </p>
        )}
        {missing.length > 0 && <p className={classes.missing}>{texts.email.missing(missing.join(', '))}</p>}
        <iframe title={texts.email.preview} sandbox="" srcDoc={preview.data?.html ?? ''} />
      </div>
    </form>
  );
}

function usePreview(id: string, { template, message }: Draft) {
  const [asked] = useDebouncedValue(message, PREVIEW_AFTER_MS);
  return useQuery({
    ...reading(previewEmail, { params: { id }, body: { template, message: asked } }),
    enabled: template !== '',
    placeholderData: keepPreviousData,
  });
}

function SentEmails({ sent }: { sent: ConversationDetails['emails']['sent'] }) {
  const messages = useMessages();
  const { desk: texts } = messages;
  const formats = useFormats();
  if (sent.length === 0) return null;
  return (
    <section className={classes.sent}>
      <h3>{texts.email.sent}</h3>
      <ul>
        {sent.map((email) => (
          <li key={email.id}>
            <time dateTime={email.at}>{formats.recent(email.at)}</time> {email.to} · {email.subject}{' '}
            {!email.sent && <Tag tone="bad">{reasonText(email.result, messages)}</Tag>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Why an e-mail did not leave, in the words of the settings where that can be mended. */
function reasonText(reason: string, { desk, settings }: Messages): string {
  const known: Record<string, string> = settings.mail.reasons;
  return desk.email.notSent(known[reason] ?? reason);
}

function emptyDraft(template: string): Draft {
  return { template, to: null, message: '', attachments: [], key: newKey() };
}

/** A random UUID. `crypto.randomUUID` is missing on pages that did not come by HTTPS. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, index) => {
    if (index === 6) return ((byte & 0x0f) | 0x40).toString(16).padStart(2, '0');
    if (index === 8) return ((byte & 0x3f) | 0x80).toString(16).padStart(2, '0');
    return byte.toString(16).padStart(2, '0');
  }).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

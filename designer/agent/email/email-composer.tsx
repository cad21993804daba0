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
import { useKeptFocus } from '#designer/ui/use-kept-focus.ts';
import type { ConversationDetails } from '#schemas/api/conversations.ts';
import { previewEmail, sendConversationEmail } from '#schemas/api/emails.ts';
import { useCommand } from '../desk/use-desk.tsx';
import classes from './email-composer.module.css';
import { type EmailDraft, emptyDraft, newKey } from './email-draft.ts';
import { useEmailDraft } from './use-email-draft.ts';

interface EmailComposerProps {
  conversationId: string;
  emails: ConversationDetails['emails'];
  refresh: () => Promise<unknown>;
}

interface EmailFormProps extends EmailComposerProps {
  draft: EmailDraft;
  onDraft: (draft: EmailDraft) => void;
}

const PREVIEW_AFTER_MS = 400;

/** An e-mail to the customer from one of the campaign's templates, as it will arrive. */
export function EmailComposer(props: EmailComposerProps) {
  const [draft, setDraft] = useEmailDraft(props.conversationId);
  return <EmailForm {...props} draft={draft} onDraft={setDraft} />;
}

/** The same where the draft is kept by what is around it, because the form may be hidden. */
export function EmailForm(props: EmailFormProps) {
  const { desk: texts } = useMessages();
  const { emails } = props;
  if (!emails.allowed) return <EmptyState title={texts.email.notAllowed} text={texts.email.notAllowedHelp} />;
  if (emails.templates.length === 0) return <EmptyState title={texts.email.none} text={texts.email.noneHelp} />;
  return (
    <div className={classes.email}>
      <Composer {...props} />
      <SentEmails sent={emails.sent} />
    </div>
  );
}

function Composer({ conversationId, emails, draft: begun, onDraft, refresh }: EmailFormProps) {
  const messages = useMessages();
  const { desk: texts } = messages;
  const formats = useFormats();
  const { run, pending, error } = useCommand(`email ${conversationId}`);
  const draft = { ...begun, template: begun.template || (emails.templates[0]?.id ?? '') };
  const [failure, setFailure] = useState<string | null>(null);
  const preview = usePreview(conversationId, draft);
  const set = (part: Partial<EmailDraft>) => {
    onDraft({ ...draft, ...part });
    setFailure(null);
  };
  const form = useKeptFocus<HTMLFormElement>(pending);
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
    if (reason === '') onDraft(emptyDraft(template));
    else onDraft({ ...draft, key: newKey() });
    setFailure(reason === '' ? null : reasonText(reason, messages));
    await refresh();
  };
  return (
    <form
      ref={form}
      className={classes.form}
      aria-label={texts.tabs.email}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {/* What is typed while it is on its way would not be in it. */}
      <fieldset className={classes.fields} disabled={pending}>
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
      </fieldset>
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

function usePreview(id: string, { template, message }: EmailDraft) {
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

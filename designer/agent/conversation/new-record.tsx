import { Button, Group, TextInput } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { ApiError } from '#designer/api/api-error.ts';
import { call } from '#designer/api/call.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useOneAtATime } from '#designer/ui/use-one-at-a-time.ts';
import { addRecord, type ConversationDetails, customerRecord } from '#schemas/api/conversations.ts';
import { keep } from '../desk/kept-text.ts';
import { useCommand } from '../desk/use-desk.tsx';
import { useKept } from '../desk/use-kept.ts';
import classes from './customer-card.module.css';
import { changedFields, emptyRecordDraft, type RecordDraft, typeInto } from './record-draft.ts';
import { useUnsaved } from './unsaved-work.tsx';

interface NewRecordProps {
  conversationId: string;
  book: NonNullable<ConversationDetails['addressBook']>;
  /** What the record begins with and is found by. */
  given: Readonly<Record<string, unknown>>;
  refresh: () => Promise<unknown>;
}

/** Puts a customer whom nobody knows into the address book. */
export function NewRecord(props: NewRecordProps) {
  const { desk: texts } = useMessages();
  const [draft, setDraft] = useKept<RecordDraft | null>(props.conversationId, 'new record', null);
  if (draft) return <NewRecordForm {...props} draft={draft} onDraft={setDraft} />;
  return (
    <Group>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconUserPlus size={14} aria-hidden />}
        onClick={() => setDraft(emptyRecordDraft)}
      >
        {texts.customer.add(props.book.fileName)}
      </Button>
    </Group>
  );
}

interface NewRecordFormProps extends NewRecordProps {
  draft: RecordDraft;
  onDraft: (draft: RecordDraft | null) => void;
}

function NewRecordForm({ conversationId, book, given, refresh, draft, onDraft }: NewRecordFormProps) {
  const { desk: texts, common } = useMessages();
  const { run, pending, error, issues } = useCommand(`record ${conversationId} new`);
  const values = changedFields(draft, () => '');
  const save = useOneAtATime(async () => {
    const done = await run(() => add(conversationId, { values, draft }));
    await refresh();
    if (done) onDraft(null);
    return done;
  });
  useUnsaved('record', { begun: Object.keys(values).length > 0, save });
  const first = book.columns.find(({ name }) => given[name] === undefined)?.name;
  return (
    <form
      className={classes.form}
      aria-label={texts.customer.new}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h3 className={classes.heading}>{texts.customer.new}</h3>
      {book.columns.map(({ name, label }) => (
        <TextInput
          key={name}
          size="xs"
          label={label || name}
          readOnly={given[name] !== undefined}
          variant={given[name] === undefined ? 'default' : 'filled'}
          autoFocus={name === first}
          maxLength={2000}
          value={draft.values[name] ?? String(given[name] ?? '')}
          error={issues.get(`values.${name}`)}
          onChange={({ currentTarget: { value } }) => onDraft(typeInto(draft, name, { value, stored: '' }))}
        />
      ))}
      <p className={classes.refusal} role="alert">
        {issues.size === 0 && error}
      </p>
      <Group gap="xs" justify="flex-end">
        <Button variant="default" onClick={() => onDraft(null)}>
          {common.cancel}
        </Button>
        <Button type="submit" loading={pending}>
          {common.save}
        </Button>
      </Group>
    </form>
  );
}

/** Where a colleague was faster, what was typed becomes a correction of their record, which is shown next. */
async function add(
  id: string,
  { values, draft }: { values: Record<string, string>; draft: RecordDraft },
): Promise<undefined> {
  try {
    await call(addRecord, { params: { id }, body: { values } });
    return undefined;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'record-exists') {
      const { position } = customerRecord.parse(error.details.record);
      keep(id, `correction ${position}`, draft);
      keep(id, 'new record', undefined);
    }
    throw error;
  }
}

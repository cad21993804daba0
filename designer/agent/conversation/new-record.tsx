import { Button, Group } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { ApiError } from '#designer/api/api-error.ts';
import { call } from '#designer/api/call.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useOneAtATime } from '#designer/ui/use-one-at-a-time.ts';
import { addRecord, type ConversationDetails, customerRecord } from '#schemas/api/conversations.ts';
import { keep } from '../desk/kept-text.ts';
import { useCommand } from '../desk/use-desk.tsx';
import { useKept } from '../desk/use-kept.ts';
import { changedFields, emptyRecordDraft, type RecordDraft } from './record-draft.ts';
import { RecordForm } from './record-form.tsx';
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
  const { desk: texts } = useMessages();
  const { run, pending, error, issues } = useCommand(`record ${conversationId} new`);
  const values = changedFields(draft, () => '');
  const save = useOneAtATime(async () => {
    const done = await run(() => add(conversationId, { values, draft }));
    await refresh();
    if (done) onDraft(null);
    return done;
  });
  useUnsaved('record', { begun: Object.keys(values).length > 0, save });
  return (
    <RecordForm
      label={texts.customer.new}
      heading={texts.customer.new}
      book={book}
      draft={draft}
      onDraft={onDraft}
      shown={(name) => String(given[name] ?? '')}
      stored={() => ''}
      mayType={({ name }) => given[name] === undefined}
      issue={(name) => issues.get(`values.${name}`)}
      refusal={issues.size === 0 ? error : null}
      pending={pending}
      onSave={() => void save()}
    />
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

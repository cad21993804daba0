import { Button, Group, TextInput } from '@mantine/core';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { ConversationDetails } from '#schemas/api/conversations.ts';
import classes from './customer-card.module.css';
import { type RecordDraft, typeInto } from './record-draft.ts';

type Book = NonNullable<ConversationDetails['addressBook']>;
type BookColumn = Book['columns'][number];

interface RecordFormProps {
  label: string;
  heading: string;
  book: Book;
  draft: RecordDraft;
  onDraft: (draft: RecordDraft | null) => void;
  /** What stands in a field until something is typed there. */
  shown: (name: string) => string;
  /** What the record says now, for the draft to remember. */
  stored: (name: string) => string;
  mayType: (column: BookColumn) => boolean;
  /** What is wrong with a field. */
  issue: (name: string) => string | undefined;
  /** What is wrong with all of it. */
  refusal: string | null;
  pending: boolean;
  onSave: () => void;
}

/** The fields of a record, as its address book has them. */
export function RecordForm(props: RecordFormProps) {
  const { label, heading, book, draft, onDraft, shown, stored, mayType, issue, refusal, pending, onSave } = props;
  const { common } = useMessages();
  const first = book.columns.find(mayType)?.name;
  return (
    <form
      className={classes.form}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <h3 className={classes.heading}>{heading}</h3>
      {book.columns.map((column) => (
        <TextInput
          key={column.name}
          size="xs"
          label={column.label || column.name}
          readOnly={!mayType(column)}
          variant={mayType(column) ? 'default' : 'filled'}
          autoFocus={column.name === first}
          maxLength={2000}
          value={draft.values[column.name] ?? shown(column.name)}
          error={issue(column.name)}
          onChange={({ currentTarget: { value } }) =>
            onDraft(typeInto(draft, column.name, { value, stored: stored(column.name) }))
          }
        />
      ))}
      <p className={classes.refusal} role="alert">
        {refusal}
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

import { Button, Group, TextInput } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '#designer/api/call.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { type ConversationDetails, saveRecord } from '#schemas/api/conversations.ts';
import type { DataValue } from '#schemas/domain/data-file.ts';
import type { Value } from '#schemas/flow/variable.ts';
import { useCommand } from '../desk/use-desk.tsx';
import { useKept } from '../desk/use-kept.ts';
import classes from './customer-card.module.css';

interface CustomerCardProps {
  details: ConversationDetails;
  refresh: () => Promise<unknown>;
}

/** Who the customer is: their records in the campaign's address book, and what their call has collected. */
export function CustomerCard({ details, refresh }: CustomerCardProps) {
  const { desk: texts } = useMessages();
  const { addressBook, collected, replay } = details;
  return (
    <div className={classes.card}>
      {addressBook ? (
        addressBook.records.length === 0 ? (
          <p className={classes.dimmed}>{texts.customer.unknown(addressBook.fileName)}</p>
        ) : (
          addressBook.records.map((record) => (
            <RecordCard
              key={record.position}
              conversationId={details.conversation.id}
              book={addressBook}
              record={record}
              refresh={refresh}
            />
          ))
        )
      ) : (
        <p className={classes.dimmed}>{texts.customer.noBook}</p>
      )}
      {collected.length > 0 && (
        <section>
          <h3 className={classes.heading}>{texts.customer.collected}</h3>
          <dl className={classes.fields}>
            {collected.map(({ name, description, value }) => (
              <div key={name}>
                <dt title={name}>{description || name}</dt>
                <dd>{asText(value)}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {replay !== null && (
        <Link to="/contacts/$contactId" params={{ contactId: replay }} target="_blank">
          {texts.customer.replay}
        </Link>
      )}
    </div>
  );
}

type Book = NonNullable<ConversationDetails['addressBook']>;
type Row = Book['records'][number];

interface RecordCardProps extends Pick<CustomerCardProps, 'refresh'> {
  conversationId: string;
  book: Book;
  record: Row;
}

function RecordCard({ conversationId, book, record, refresh }: RecordCardProps) {
  const { desk: texts, common } = useMessages();
  const shown = useShown();
  const field = `record ${record.position}`;
  // What is being corrected outlives a reload, with the row as it was when that began.
  const [edit, setEdit] = useKept<{ revision: string; values: Record<string, string> } | null>(
    conversationId,
    field,
    null,
  );
  if (edit) {
    return (
      <RecordForm
        conversationId={conversationId}
        book={book}
        record={record}
        edit={edit}
        onEdit={setEdit}
        onDone={async () => {
          setEdit(null);
          await refresh();
        }}
      />
    );
  }
  const editable = book.columns.some((column) => column.editable);
  return (
    <section>
      <div className={classes.top}>
        <h3 className={classes.heading}>{book.fileName}</h3>
        {editable && (
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPencil size={13} aria-hidden />}
            aria-label={`${common.edit}: ${texts.customer.label}`}
            onClick={() => setEdit({ revision: record.revision, values: {} })}
          >
            {common.edit}
          </Button>
        )}
      </div>
      <dl className={classes.fields}>
        {book.columns.map(({ name, label, type }) => (
          <div key={name}>
            <dt>{label || name}</dt>
            <dd>{shown(record.values[name] ?? null, type)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface RecordFormProps {
  conversationId: string;
  book: Book;
  record: Row;
  edit: { revision: string; values: Record<string, string> };
  onEdit: (edit: RecordFormProps['edit'] | null) => void;
  onDone: () => Promise<void>;
}

function RecordForm({ conversationId, book, record, edit, onEdit, onDone }: RecordFormProps) {
  const { desk: texts, common } = useMessages();
  const { run, pending, error } = useCommand(`record ${conversationId} ${record.position}`);
  const [changed] = useState(edit.revision !== record.revision);
  const save = async () => {
    const params = { id: conversationId, position: record.position };
    const body = { revision: record.revision, values: edit.values };
    const done =
      Object.keys(edit.values).length === 0 ||
      (await run(() => call(saveRecord, { params, body }).then(() => undefined)));
    if (done) await onDone();
  };
  return (
    <form
      className={classes.form}
      aria-label={texts.customer.label}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h3 className={classes.heading}>{book.fileName}</h3>
      {changed && <p className={classes.dimmed}>{texts.customer.changedMeanwhile}</p>}
      {book.columns.map(({ name, label, editable }, index) => (
        <TextInput
          key={name}
          size="xs"
          label={label || name}
          readOnly={!editable}
          variant={editable ? 'default' : 'filled'}
          autoFocus={editable && book.columns.findIndex((column) => column.editable) === index}
          maxLength={2000}
          value={edit.values[name] ?? asText(record.values[name] ?? null)}
          onChange={({ currentTarget: { value } }) => onEdit({ ...edit, values: { ...edit.values, [name]: value } })}
        />
      ))}
      <p className={classes.refusal} role="alert">
        {error}
      </p>
      <Group gap="xs" justify="flex-end">
        <Button variant="default" onClick={() => onEdit(null)}>
          {common.cancel}
        </Button>
        <Button type="submit" loading={pending}>
          {common.save}
        </Button>
      </Group>
    </form>
  );
}

function useShown(): (value: DataValue, type: string) => string {
  const { common } = useMessages();
  const formats = useFormats();
  return (value, type) => {
    if (value === null || value === '') return '–';
    if (typeof value === 'boolean') return value ? common.yes : common.no;
    if (typeof value === 'number') return formats.number(value);
    return type === 'date' && !Number.isNaN(Date.parse(value)) ? formats.date(value) : value;
  };
}

function asText(value: Value): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

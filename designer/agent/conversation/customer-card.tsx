import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '#designer/api/call.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { useOneAtATime } from '#designer/ui/use-one-at-a-time.ts';
import { type ConversationDetails, saveRecord } from '#schemas/api/conversations.ts';
import type { DataValue } from '#schemas/domain/data-file.ts';
import type { Value } from '#schemas/flow/variable.ts';
import { useCommand } from '../desk/use-desk.tsx';
import { useKept } from '../desk/use-kept.ts';
import classes from './customer-card.module.css';
import { nameIn } from './customer-name.ts';
import { NewRecord } from './new-record.tsx';
import { changedFields, disputedFields, emptyRecordDraft, type RecordDraft, typedSince } from './record-draft.ts';
import { RecordForm } from './record-form.tsx';
import { useUnsaved } from './unsaved-work.tsx';

interface CustomerCardProps {
  details: ConversationDetails;
  /** Without it nothing can be corrected: the conversation is a colleague's. */
  refresh?: () => Promise<unknown>;
}

/** Who the customer is: their records in the campaign's address book, and what their call has collected. */
export function CustomerCard({ details, refresh }: CustomerCardProps) {
  const { desk: texts } = useMessages();
  const { addressBook, collected, replay } = details;
  return (
    <div className={classes.card}>
      {addressBook ? (
        addressBook.records.length === 0 ? (
          <Unknown details={details} book={addressBook} refresh={refresh} />
        ) : (
          addressBook.records.map((record) => (
            <RecordCard
              key={record.position}
              conversationId={details.conversation.id}
              book={addressBook}
              record={record}
              oneOfMany={addressBook.records.length > 1}
              refresh={refresh}
            />
          ))
        )
      ) : (
        <p className={classes.dimmed}>{texts.customer.noBook}</p>
      )}
      {addressBook?.more && <p className={classes.dimmed}>{texts.customer.more(addressBook.records.length)}</p>}
      {collected.length > 0 && (
        <section>
          <h3 className={classes.heading}>{texts.customer.collected}</h3>
          <dl className={classes.fields}>
            {collected.map(({ name, description, value }) => (
              <div key={name}>
                <dt title={name}>{description || name}</dt>
                <dd>
                  <bdi>{asText(value)}</bdi>
                </dd>
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

interface UnknownProps extends CustomerCardProps {
  book: Book;
}

/** Nobody knows the customer yet. */
function Unknown({ details, book, refresh }: UnknownProps) {
  const { desk: texts } = useMessages();
  return (
    <>
      <p className={classes.dimmed}>
        {details.conversation.customer === '' ? texts.customer.noNumber : texts.customer.unknown(book.fileName)}
      </p>
      {book.newRecord && refresh && (
        <NewRecord conversationId={details.conversation.id} book={book} given={book.newRecord} refresh={refresh} />
      )}
    </>
  );
}

interface RecordCardProps extends Pick<CustomerCardProps, 'refresh'> {
  conversationId: string;
  book: Book;
  record: Row;
  /** Several people have this number: each begins with their name, and opens. */
  oneOfMany: boolean;
}

function RecordCard({ conversationId, book, record, oneOfMany, refresh }: RecordCardProps) {
  const { desk: texts, common } = useMessages();
  const shown = useShown();
  // What is being corrected outlives a reload.
  const [draft, setDraft] = useKept<RecordDraft | null>(conversationId, `correction ${record.position}`, null);
  if (draft && refresh) {
    return (
      <Correction
        conversationId={conversationId}
        book={book}
        record={record}
        draft={draft}
        onDraft={setDraft}
        onSaved={(sent) => setDraft((now) => now && typedSince(sent, now))}
        refresh={refresh}
      />
    );
  }
  const editable = refresh !== undefined && book.columns.some((column) => column.editable);
  const name = nameIn(record) || `${book.fileName} ${record.position + 1}`;
  const Card = oneOfMany ? 'details' : 'section';
  return (
    <Card>
      {oneOfMany && (
        <summary className={classes.person}>
          <bdi>{name}</bdi>
        </summary>
      )}
      <div className={classes.top}>
        <h3 className={classes.heading}>{book.fileName}</h3>
        {editable && (
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPencil size={13} aria-hidden />}
            aria-label={`${common.edit}: ${oneOfMany ? name : texts.customer.label}`}
            onClick={() => setDraft(emptyRecordDraft)}
          >
            {common.edit}
          </Button>
        )}
      </div>
      <dl className={classes.fields}>
        {book.columns.map(({ name, label, type }) => (
          <div key={name}>
            <dt>{label || name}</dt>
            <dd>
              <bdi>{shown(record.values[name] ?? null, type)}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

interface CorrectionProps {
  conversationId: string;
  book: Book;
  record: Row;
  draft: RecordDraft;
  onDraft: (draft: RecordDraft | null) => void;
  /** What was sent is stored now; more may have been typed. */
  onSaved: (sent: RecordDraft) => void;
  refresh: () => Promise<unknown>;
}

function Correction(props: CorrectionProps) {
  const { conversationId, book, record, draft, onDraft, onSaved, refresh } = props;
  const { desk: texts } = useMessages();
  const { run, pending, error, issues } = useCommand(`record ${conversationId} ${record.position}`);
  const stored = (name: string) => asText(record.values[name] ?? null);
  const values = changedFields(draft, stored);
  const disputed = disputedFields(draft, stored);
  // What a colleague wrote is replaced only by somebody who has seen it.
  const [seen, setSeen] = useState<string | null>(null);
  const dispute = JSON.stringify(disputed.map((name) => [name, stored(name)]));
  const begun = Object.keys(values).length > 0;
  const save = useOneAtATime(async () => {
    if (disputed.length > 0 && dispute !== seen) {
      setSeen(dispute);
      return false;
    }
    const params = { id: conversationId, position: record.position };
    const body = { revision: record.revision, values };
    const done = !begun || (await run(() => call(saveRecord, { params, body }).then(() => undefined)));
    // Also when it was refused: usually because a colleague has saved it meanwhile.
    await refresh();
    if (done) onSaved(draft);
    return done;
  });
  useUnsaved('record', { begun, save });
  return (
    <RecordForm
      label={texts.customer.label}
      heading={book.fileName}
      book={book}
      draft={draft}
      onDraft={onDraft}
      shown={stored}
      stored={stored}
      mayType={({ editable }) => editable}
      issue={(name) =>
        disputed.includes(name) ? texts.customer.meanwhile(stored(name)) : issues.get(`values.${name}`)
      }
      refusal={
        disputed.length > 0 && dispute === seen ? texts.customer.changedMeanwhile : issues.size === 0 ? error : null
      }
      pending={pending}
      onSave={() => void save()}
    />
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

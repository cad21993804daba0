import { ActionIcon, Alert, Button, FileButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowLeft, IconFileImport, IconUserX, IconX } from '@tabler/icons-react';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { keyOf, reading, useCall } from '#designer/api/query.ts';
import { upload } from '#designer/api/upload.ts';
import { useMay } from '#designer/api/use-session.ts';
import { NotFoundPage } from '#designer/app/not-found-page.tsx';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { type Column, DataTable } from '#designer/ui/data-table.tsx';
import { describeError } from '#designer/ui/describe-error.ts';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import { FormField } from '#designer/ui/form/form-fields.tsx';
import { RecordFields } from '#designer/ui/form/record-form.tsx';
import { useRequestForm } from '#designer/ui/form/use-request-form.ts';
import { LoadError } from '#designer/ui/load-error.tsx';
import { NoResults } from '#designer/ui/no-results.tsx';
import { Page } from '#designer/ui/page.tsx';
import { RelativeTime } from '#designer/ui/relative-time.tsx';
import { SearchInput } from '#designer/ui/search-input.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import {
  addBlacklistNumber,
  importBlacklistNumbers,
  listBlacklistNumbers,
  listBlacklists,
  removeBlacklistNumber,
} from '#schemas/api/blacklists.ts';
import type { BlacklistNumber } from '#schemas/domain/blacklist.ts';
import classes from './data.module.css';

const TYPING_PAUSE_MS = 250;
const MOST_ROWS = 1000;

/** The numbers of a blacklist: add, import, find, take off. */
export function BlacklistPage() {
  const {
    data: { blacklists: texts },
  } = useMessages();
  const formats = useFormats();
  const may = useMay();
  const { listId } = useParams({ from: '/shell/data/blacklists/$listId' });
  const lists = useQuery(reading(listBlacklists));
  const list = lists.data?.blacklists.find(({ id }) => id === listId);
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), TYPING_PAUSE_MS);
  const found = useQuery({
    ...reading(listBlacklistNumbers, {
      params: { id: listId },
      query: { limit: MOST_ROWS, search: search || undefined },
    }),
    placeholderData: keepPreviousData,
    enabled: list !== undefined,
  });
  const [problem, setProblem] = useState<string | null>(null);
  const columns = useNumberColumns(listId);
  if (lists.isError && !lists.data) return <LoadError error={lists.error} onRetry={() => void lists.refetch()} />;
  if (lists.data && !list) return <NotFoundPage />;
  return (
    <Page
      title={list?.name ?? '…'}
      note={list && texts.numberCount(list.numbers, formats.number(list.numbers))}
      actions={may(importBlacklistNumbers) && <ImportButton listId={listId} onProblem={setProblem} />}
      toolbar={
        <>
          <Link to="/data/blacklists" className={classes.back}>
            <IconArrowLeft size={14} aria-hidden /> {texts.back}
          </Link>
          <SearchInput value={typed} onChange={setTyped} label={texts.searchNumbers} />
        </>
      }
    >
      {problem && (
        <Alert
          className={classes.notice}
          color="yellow"
          bg="var(--sy-warn-soft)"
          role="alert"
          withCloseButton
          onClose={() => setProblem(null)}
        >
          {problem}
        </Alert>
      )}
      {may(addBlacklistNumber) && <AddNumberForm listId={listId} />}
      {found.isError && !found.data ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <DataTable
          label={list?.name ?? texts.title}
          columns={columns}
          rows={found.data?.numbers}
          rowKey={(one) => one.number}
          empty={
            search === '' ? (
              <EmptyState
                icon={<IconUserX size={36} stroke={1.3} />}
                title={texts.noNumbersTitle}
                text={texts.noNumbersText}
              />
            ) : (
              <NoResults onClear={() => setTyped('')} />
            )
          }
        />
      )}
    </Page>
  );
}

function AddNumberForm({ listId }: { listId: string }) {
  const {
    data: { blacklists: texts },
  } = useMessages();
  const toasts = useToasts();
  const add = useCall(addBlacklistNumber, { refreshes: [listBlacklistNumbers, listBlacklists] });
  const form = useRequestForm({
    schema: addBlacklistNumber.body,
    initial: NO_NUMBER,
    texts: { fields: { number: { label: texts.number, help: texts.addNumberHelp }, note: { label: texts.note } } },
    send: async (body) => {
      const { number } = await add.mutateAsync({ params: { id: listId }, body });
      toasts.done(texts.addedNumber(number.number));
    },
  });
  return (
    <RecordFields form={form}>
      <form {...form.form} className={classes.addNumber}>
        <FormField path={['number']} />
        <FormField path={['note']} />
        <Button type="submit" variant="default" loading={form.pending}>
          {texts.addNumber}
        </Button>
        {form.failure && (
          <Alert color="red" role="alert">
            {form.failure}
          </Alert>
        )}
      </form>
    </RecordFields>
  );
}

const NO_NUMBER = { number: '', note: '' };

interface ImportButtonProps {
  listId: string;
  onProblem: (text: string | null) => void;
}

function ImportButton({ listId, onProblem }: ImportButtonProps) {
  const messages = useMessages();
  const {
    data: { blacklists: texts },
  } = messages;
  const formats = useFormats();
  const toasts = useToasts();
  const queryClient = useQueryClient();
  const [pending, setPending] = useState(false);
  const send = async (file: File) => {
    setPending(true);
    onProblem(null);
    try {
      const result = await upload(importBlacklistNumbers, {
        params: { id: listId },
        fields: { file },
        onProgress: () => {},
      });
      toasts.done(texts.imported(formats.number(result.added), formats.number(result.known)));
      if (result.refusedCount > 0) {
        const examples = result.refused.slice(0, 5).map(({ line, value }) => `${line} “${value}”`);
        onProblem(texts.refused(formats.number(result.refusedCount), examples.join(', ')));
      }
      await Promise.all(
        [listBlacklistNumbers, listBlacklists].map((read) => queryClient.invalidateQueries({ queryKey: keyOf(read) })),
      );
    } catch (error) {
      onProblem(describeError(error, messages));
    } finally {
      setPending(false);
    }
  };
  return (
    <FileButton accept=".csv,.txt,text/csv,text/plain" onChange={(file) => file && void send(file)}>
      {(props) => (
        <Button {...props} leftSection={<IconFileImport size={15} />} title={texts.importHelp} loading={pending}>
          {texts.import}
        </Button>
      )}
    </FileButton>
  );
}

function useNumberColumns(listId: string): Column<BlacklistNumber>[] {
  const {
    data: { blacklists: texts },
    common,
  } = useMessages();
  const toasts = useToasts();
  const mayRemove = useMay()(removeBlacklistNumber);
  const { mutate } = useCall(removeBlacklistNumber, { refreshes: [listBlacklistNumbers, listBlacklists] });
  return useMemo(
    () => [
      { key: 'number', header: texts.number, cell: (one) => one.number, width: 190 },
      { key: 'note', header: texts.note, cell: (one) => <span title={one.note}>{one.note}</span> },
      { key: 'by', header: texts.by, cell: (one) => common.person(one.addedBy), width: 150 },
      { key: 'added', header: texts.added, cell: (one) => <RelativeTime at={one.addedAt} />, width: 130 },
      {
        key: 'remove',
        header: '',
        cell: (one) =>
          mayRemove && (
            <ActionIcon
              size="sm"
              aria-label={texts.removeNumber(one.number)}
              onClick={() =>
                mutate(
                  { params: { id: listId, number: one.number } },
                  { onSuccess: () => toasts.done(texts.removedNumber(one.number)) },
                )
              }
            >
              <IconX size={14} />
            </ActionIcon>
          ),
        align: 'end',
        width: 60,
      },
    ],
    [texts, common, toasts, mayRemove, mutate, listId],
  );
}

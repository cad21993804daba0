import { Button, Text, Tooltip } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowLeft, IconKey, IconTable } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { callWith } from '#designer/api/call.ts';
import { keyOf, reading } from '#designer/api/query.ts';
import { NotFoundPage } from '#designer/app/not-found-page.tsx';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { type Column, DataTable } from '#designer/ui/data-table.tsx';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import { LoadError } from '#designer/ui/load-error.tsx';
import { NoResults } from '#designer/ui/no-results.tsx';
import { Page } from '#designer/ui/page.tsx';
import { SearchInput } from '#designer/ui/search-input.tsx';
import { listDataFiles, listDataRows } from '#schemas/api/data-files.ts';
import type { DataColumn, DataRecord, DataValue } from '#schemas/domain/data-file.ts';
import classes from './data.module.css';
import { DataFileMenu } from './data-file-menu.tsx';
import { ImportDialog } from './import/import-dialog.tsx';

const TYPING_PAUSE_MS = 300;
const PAGE_ROWS = 200;

type Row = { position: number; record: DataRecord };

/** The rows of a data file, as far as they were asked for. */
export function DataFilePage() {
  const {
    data: { files: texts },
    common,
  } = useMessages();
  const formats = useFormats();
  const navigate = useNavigate();
  const { fileId } = useParams({ from: '/shell/data/files/$fileId' });
  const files = useQuery(reading(listDataFiles));
  const file = files.data?.dataFiles.find(({ id }) => id === fileId);
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), TYPING_PAUSE_MS);
  const [replacing, setReplacing] = useState(false);
  const rows = useInfiniteQuery({
    queryKey: [...keyOf(listDataRows), fileId, file?.importedAt, search],
    queryFn: ({ signal, pageParam }) =>
      callWith(listDataRows, signal, {
        params: { id: fileId },
        query: { limit: PAGE_ROWS, search: search || undefined, after: pageParam ?? undefined },
      }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    enabled: file !== undefined,
  });
  const columns = useRowColumns(file?.columns ?? []);
  if (files.isError && !files.data) return <LoadError error={files.error} onRetry={() => void files.refetch()} />;
  if (files.data && !file) return <NotFoundPage />;
  return (
    <Page
      title={file?.name ?? '…'}
      note={file && texts.rowCount(file.rows, formats.number(file.rows))}
      actions={
        file && (
          <DataFileMenu
            file={file}
            onReplace={() => setReplacing(true)}
            onDeleted={() => void navigate({ to: '/data/files' })}
          />
        )
      }
      toolbar={
        <>
          <Link to="/data/files" className={classes.back}>
            <IconArrowLeft size={14} aria-hidden /> {texts.back}
          </Link>
          <SearchInput value={typed} onChange={setTyped} label={texts.searchRows} />
        </>
      }
    >
      {rows.isError && !rows.data ? (
        <LoadError error={rows.error} onRetry={() => void rows.refetch()} />
      ) : (
        <DataTable<Row>
          label={file?.name ?? texts.title}
          columns={columns}
          rows={rows.data?.pages.flatMap((page) => page.rows)}
          rowKey={(row) => String(row.position)}
          footer={
            rows.hasNextPage && (
              <Button variant="default" loading={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
                {common.more}
              </Button>
            )
          }
          empty={
            search === '' ? (
              <EmptyState icon={<IconTable size={36} stroke={1.3} />} title={texts.noRows} />
            ) : (
              <NoResults onClear={() => setTyped('')} />
            )
          }
        />
      )}
      {replacing && file && <ImportDialog file={null} target={file} onClose={() => setReplacing(false)} />}
    </Page>
  );
}

function useRowColumns(columns: readonly DataColumn[]): Column<Row>[] {
  const {
    data: { files: texts },
  } = useMessages();
  const show = useShowValue();
  return useMemo(
    () => [
      {
        key: 'position',
        header: '#',
        cell: ({ position }) => (
          <Text span c="dimmed" size="xs">
            {position + 1}
          </Text>
        ),
        width: 74,
      },
      ...columns.map(
        ({ name, label, type, key }): Column<Row> => ({
          key: name,
          header: (
            <span title={`${label === '' ? name : label} · ${texts.types[type]}`}>
              {name}{' '}
              {key && (
                <Tooltip label={texts.keyColumn}>
                  <IconKey size={11} aria-label={texts.keyColumn} />
                </Tooltip>
              )}
            </span>
          ),
          cell: ({ record }) => {
            const shown = show(record[name] ?? null);
            return <span title={shown}>{shown}</span>;
          },
          width: 170,
          ...(type === 'number' ? { align: 'end' } : {}),
        }),
      ),
    ],
    [columns, texts, show],
  );
}

function useShowValue(): (value: DataValue) => string {
  const { common } = useMessages();
  return useMemo(
    () => (value) => {
      if (value === null) return '';
      return typeof value === 'boolean' ? (value ? common.yes : common.no) : String(value);
    },
    [common],
  );
}

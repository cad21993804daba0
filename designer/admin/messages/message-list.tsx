import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { type Column, DataTable } from '#designer/ui/data-table.tsx';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import { LoadError } from '#designer/ui/load-error.tsx';
import { NoResults } from '#designer/ui/no-results.tsx';
import type { MessageView } from './message-view.ts';

/** As many as are fetched; whoever has more open ones searches. */
export const MOST_ROWS = 1000;

/** Somebody else may handle one meanwhile, and callers leave new ones. */
export const RENEWED_EVERY_MS = 15_000;

/** What each of the two lists is asked to show. */
export interface ListProps {
  state: MessageView['state'];
  search: string | undefined;
  onClear: () => void;
  /** Says how many there are. */
  onCount: (note: string | undefined) => void;
}

interface MessageListProps<Row> extends Pick<ListProps, 'search' | 'onClear'> {
  label: string;
  query: UseQueryResult<unknown>;
  columns: readonly Column<Row>[];
  rows: readonly Row[] | undefined;
  icon: ReactNode;
  empty: { title: string; text: string };
}

/** The table that both lists share. */
export function MessageList<Row extends { id: string }>(props: MessageListProps<Row>) {
  const { label, query, columns, rows, search, icon, empty, onClear } = props;
  const { messages: texts } = useMessages();
  if (query.isError && !rows) return <LoadError error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <DataTable
      label={`${texts.title}: ${label}`}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      empty={search ? <NoResults onClear={onClear} /> : <EmptyState icon={icon} {...empty} />}
    />
  );
}

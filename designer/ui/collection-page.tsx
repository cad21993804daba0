import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { type Column, DataTable, type Sort } from './data-table.tsx';
import { EmptyState } from './empty-state.tsx';
import { isFound } from './fold.ts';
import { LoadError } from './load-error.tsx';
import { NoResults } from './no-results.tsx';
import { Page } from './page.tsx';
import { SearchInput } from './search-input.tsx';

interface CollectionPageProps<Row> {
  texts: {
    title: string;
    count: (count: number) => string;
    search: string;
    emptyTitle: string;
    emptyText: string;
  };
  query: Pick<UseQueryResult, 'isError' | 'error' | 'refetch'>;
  /** Everything there is; undefined while it is being fetched. */
  rows: readonly Row[] | undefined;
  /** The texts of an entry that are searched; its name and id when absent. */
  searched?: (row: Row) => readonly string[];
  columns: readonly Column<Row>[];
  /** By name when absent. */
  initialSort?: Sort;
  onOpen?: (row: Row) => void;
  /** Drawn where there is nothing yet. */
  icon: ReactNode;
  /** The button that makes a new entry; false for those who may not. */
  add: ReactNode;
  /** In front of the search. */
  tabs: ReactNode;
  /** Dialogs. */
  children: ReactNode;
}

/** A page that lists named entries, searches them by name, and says what to do where there are none. */
export function CollectionPage<Row extends { id: string; name: string }>({
  texts,
  query,
  rows,
  searched = nameAndId,
  ...parts
}: CollectionPageProps<Row>) {
  const [search, setSearch] = useState('');
  const shown = useMemo(() => {
    return rows?.filter((row) => isFound(searched(row), search));
  }, [rows, search, searched]);
  return (
    <Page
      title={texts.title}
      note={rows && texts.count(rows.length)}
      actions={parts.add}
      toolbar={
        <>
          {parts.tabs}
          <SearchInput value={search} onChange={setSearch} label={texts.search} />
        </>
      }
    >
      {query.isError && !rows ? (
        <LoadError error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <DataTable
          label={texts.title}
          columns={parts.columns}
          rows={shown}
          rowKey={(row) => row.id}
          initialSort={parts.initialSort ?? { key: 'name', descending: false }}
          onOpen={parts.onOpen}
          empty={
            rows?.length === 0 ? (
              <EmptyState icon={parts.icon} title={texts.emptyTitle} text={texts.emptyText} action={parts.add} />
            ) : (
              <NoResults onClear={() => setSearch('')} />
            )
          }
        />
      )}
      {parts.children}
    </Page>
  );
}

function nameAndId({ name, id }: { name: string; id: string }): string[] {
  return [name, id];
}

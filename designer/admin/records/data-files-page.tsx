import { Button } from '@mantine/core';
import { IconDatabaseImport, IconTable } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { reading } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { DataTable } from '#designer/ui/data-table.tsx';
import { DropTarget } from '#designer/ui/drop-target.tsx';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import { LoadError } from '#designer/ui/load-error.tsx';
import { NoResults } from '#designer/ui/no-results.tsx';
import { Page } from '#designer/ui/page.tsx';
import { SearchInput } from '#designer/ui/search-input.tsx';
import { createDataFile, listDataFiles } from '#schemas/api/data-files.ts';
import type { DataFile } from '#schemas/domain/data-file.ts';
import { DataTabs } from './data-tabs.tsx';
import { ImportDialog } from './import/import-dialog.tsx';
import { useDataFileColumns } from './use-data-file-columns.tsx';

/** Tables that flows look customers up in. */
export function DataFilesPage() {
  const {
    data: { files: texts },
  } = useMessages();
  const may = useMay();
  const navigate = useNavigate();
  const found = useQuery(reading(listDataFiles));
  const [search, setSearch] = useState('');
  const [importing, setImporting] = useState<{ file: File | null; target: DataFile | null } | null>(null);
  const columns = useDataFileColumns((target) => setImporting({ file: null, target }));
  const rows = useMemo(() => {
    const wanted = search.trim().toLowerCase();
    return found.data?.dataFiles.filter(({ name, id }) => name.toLowerCase().includes(wanted) || id.includes(wanted));
  }, [found.data, search]);
  const add = may(createDataFile) && (
    <Button leftSection={<IconDatabaseImport size={15} />} onClick={() => setImporting({ file: null, target: null })}>
      {texts.add}
    </Button>
  );
  return (
    <DropTarget
      hint={texts.dropHere}
      onFiles={may(createDataFile) ? ([file]) => file && setImporting({ file, target: null }) : undefined}
    >
      <Page
        title={texts.title}
        note={found.data && texts.count(found.data.dataFiles.length)}
        actions={add}
        toolbar={
          <>
            <DataTabs />
            <SearchInput value={search} onChange={setSearch} label={texts.search} />
          </>
        }
      >
        {found.isError && !found.data ? (
          <LoadError error={found.error} onRetry={() => void found.refetch()} />
        ) : (
          <DataTable
            label={texts.title}
            columns={columns}
            rows={rows}
            rowKey={(file) => file.id}
            initialSort={{ key: 'name', descending: false }}
            onOpen={(file) => void navigate({ to: '/data/files/$fileId', params: { fileId: file.id } })}
            empty={
              found.data?.dataFiles.length === 0 ? (
                <EmptyState
                  icon={<IconTable size={36} stroke={1.3} />}
                  title={texts.emptyTitle}
                  text={texts.emptyText}
                  action={add}
                />
              ) : (
                <NoResults onClear={() => setSearch('')} />
              )
            }
          />
        )}
        {importing && <ImportDialog {...importing} onClose={() => setImporting(null)} />}
      </Page>
    </DropTarget>
  );
}

import { Button } from '@mantine/core';
import { IconDatabaseImport, IconTable } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { reading } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { CollectionPage } from '#designer/ui/collection-page.tsx';
import { DropTarget } from '#designer/ui/drop-target.tsx';
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
  const [importing, setImporting] = useState<{ file: File | null; target: DataFile | null } | null>(null);
  const columns = useDataFileColumns((target) => setImporting({ file: null, target }));
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
      <CollectionPage
        texts={texts}
        query={found}
        rows={found.data?.dataFiles}
        columns={columns}
        onOpen={(file) => void navigate({ to: '/data/files/$fileId', params: { fileId: file.id } })}
        icon={<IconTable size={36} stroke={1.3} />}
        add={add}
        tabs={<DataTabs />}
      >
        {importing && <ImportDialog {...importing} onClose={() => setImporting(null)} />}
      </CollectionPage>
    </DropTarget>
  );
}

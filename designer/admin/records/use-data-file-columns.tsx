import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { UsedByList } from '#designer/admin/queues/used-by-list.tsx';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import type { Column } from '#designer/ui/data-table.tsx';
import { RelativeTime } from '#designer/ui/relative-time.tsx';
import type { DataFile } from '#schemas/domain/data-file.ts';
import { DataFileMenu } from './data-file-menu.tsx';

export function useDataFileColumns(onReplace: (file: DataFile) => void): Column<DataFile>[] {
  const {
    data: { files: texts },
    common,
  } = useMessages();
  const formats = useFormats();
  return useMemo(
    () => [
      {
        key: 'name',
        header: common.name,
        cell: (file) => (
          <Link to="/data/files/$fileId" params={{ fileId: file.id }} title={file.id}>
            {file.name}
          </Link>
        ),
        compare: (a, b) => formats.compare(a.name, b.name),
      },
      {
        key: 'rows',
        header: texts.rows,
        cell: (file) => formats.number(file.rows),
        compare: (a, b) => a.rows - b.rows,
        align: 'end',
        width: 100,
      },
      {
        key: 'columns',
        header: texts.columns,
        cell: (file) => {
          const names = file.columns.map(({ name }) => name).join(', ');
          return <span title={names}>{names}</span>;
        },
        width: '32%',
      },
      {
        key: 'usedBy',
        header: texts.usedBy,
        cell: (file) => <UsedByList flows={file.usedBy} campaigns={file.campaigns} />,
        compare: (a, b) => a.usedBy.length - b.usedBy.length,
        width: '20%',
      },
      {
        key: 'imported',
        header: texts.imported,
        cell: (file) => <RelativeTime at={file.importedAt} />,
        compare: (a, b) => a.importedAt.localeCompare(b.importedAt),
        width: 130,
      },
      {
        key: 'menu',
        header: '',
        cell: (file) => <DataFileMenu file={file} onReplace={() => onReplace(file)} />,
        align: 'end',
        width: 64,
      },
    ],
    [texts, common, formats, onReplace],
  );
}

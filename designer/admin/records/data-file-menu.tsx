import { Menu } from '@mantine/core';
import { IconFileExport, IconReplace } from '@tabler/icons-react';
import { useState } from 'react';
import { EntryMenu } from '#designer/admin/calendars/entry-menu.tsx';
import { urlOf } from '#designer/api/call.ts';
import { useCall } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { NameDialog } from '#designer/ui/form/name-dialog.tsx';
import { deleteDataFile, exportDataFile, listDataFiles, renameDataFile } from '#schemas/api/data-files.ts';
import type { DataFile } from '#schemas/domain/data-file.ts';

interface DataFileMenuProps {
  file: DataFile;
  onReplace: () => void;
  onDeleted?: () => void;
}

export function DataFileMenu({ file, onReplace, onDeleted }: DataFileMenuProps) {
  const {
    data: { files: texts },
  } = useMessages();
  const [renaming, setRenaming] = useState(false);
  return (
    <>
      <EntryMenu
        entry={file}
        onEdit={() => setRenaming(true)}
        editLabel={texts.rename}
        remove={deleteDataFile}
        refreshes={[listDataFiles]}
        deleteText={texts.deleteText}
        {...(onDeleted ? { onDeleted } : {})}
      >
        <Menu.Item leftSection={<IconReplace size={15} />} onClick={onReplace}>
          {texts.replace}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFileExport size={15} />}
          component="a"
          href={urlOf(exportDataFile, { params: { id: file.id } })}
          download={`${file.id}.csv`}
        >
          {texts.export}
        </Menu.Item>
      </EntryMenu>
      {renaming && <RenameDialog file={file} onClose={() => setRenaming(false)} />}
    </>
  );
}

function RenameDialog({ file, onClose }: { file: DataFile; onClose: () => void }) {
  const {
    data: { files: texts },
    common,
  } = useMessages();
  const rename = useCall(renameDataFile, { refreshes: [listDataFiles] });
  return (
    <NameDialog
      title={texts.renameTitle}
      action={common.rename}
      name={file.name}
      help={texts.renameHelp(file.id)}
      schema={renameDataFile.body}
      send={(body) => rename.mutateAsync({ params: { id: file.id }, body })}
      onClose={onClose}
    />
  );
}

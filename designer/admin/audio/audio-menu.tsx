import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { UsedByList } from '#designer/admin/queues/used-by-list.tsx';
import { ApiError } from '#designer/api/api-error.ts';
import { useCall } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useConfirm } from '#designer/ui/confirm.tsx';
import { describeError } from '#designer/ui/describe-error.ts';
import { useToasts } from '#designer/ui/toasts.tsx';
import { deleteAudio, listAudio } from '#schemas/api/audio.ts';
import type { Audio } from '#schemas/domain/audio.ts';
import { RenameAudioDialog } from './rename-audio-dialog.tsx';

export function AudioMenu({ audio }: { audio: Audio }) {
  const messages = useMessages();
  const { audio: texts, common } = messages;
  const may = useMay();
  const confirm = useConfirm();
  const toasts = useToasts();
  const remove = useCall(deleteAudio, { refreshes: [listAudio] });
  const [renaming, setRenaming] = useState(false);
  if (!may(deleteAudio)) return null;

  const askDelete = () =>
    confirm({
      title: texts.deleteTitle(audio.name),
      text: texts.deleteText,
      action: common.delete,
      danger: true,
      run: async () => {
        await remove.mutateAsync({ params: { id: audio.id } });
        toasts.done(texts.deleted(audio.name));
      },
      explain: (error) => {
        if (!(error instanceof ApiError) || error.code !== 'in-use') return describeError(error, messages);
        const { holidayGroups } = error.details;
        if (Array.isArray(holidayGroups) && holidayGroups.length > 0) return texts.announced(holidayGroups.join(', '));
        return (
          <>
            {texts.inUse} <UsedByList flows={audio.usedBy} campaigns={audio.campaigns} />
          </>
        );
      },
    });

  return (
    <>
      <Menu position="bottom-end" width={180}>
        <Menu.Target>
          <ActionIcon aria-label={texts.more(audio.name)}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={15} />} onClick={() => setRenaming(true)}>
            {common.rename}
          </Menu.Item>
          <Menu.Item color="var(--sy-bad)" leftSection={<IconTrash size={15} />} onClick={askDelete}>
            {common.delete}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {renaming && <RenameAudioDialog audio={audio} onClose={() => setRenaming(false)} />}
    </>
  );
}

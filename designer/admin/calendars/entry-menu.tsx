import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { UsedByList } from '#designer/admin/queues/used-by-list.tsx';
import { ApiError } from '#designer/api/api-error.ts';
import { useCall } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useConfirm } from '#designer/ui/confirm.tsx';
import { describeError } from '#designer/ui/describe-error.ts';
import { useToasts } from '#designer/ui/toasts.tsx';
import type { deleteBlacklist } from '#schemas/api/blacklists.ts';
import type { Contract } from '#schemas/api/contract.ts';
import type { FlowUse, NamedUse } from '#schemas/domain/flow-use.ts';

interface EntryMenuProps {
  entry: { id: string; name: string; usedBy: FlowUse[]; campaigns?: NamedUse[] };
  onEdit?: () => void;
  /** What "Edit" is called here. */
  editLabel?: string;
  /** All of these deletions have the same form: an id in the path, nothing else. */
  remove: typeof deleteBlacklist;
  refreshes: readonly Contract[];
  /** What deleting takes with it, when that is more than the entry. */
  deleteText?: string;
  onDeleted?: () => void;
  children?: ReactNode;
}

/** What can be done with something that flows and campaigns refer to. It is deleted only while none does. */
export function EntryMenu(props: EntryMenuProps) {
  const { entry, onEdit, editLabel, remove, refreshes, deleteText, onDeleted, children } = props;
  const messages = useMessages();
  const { calendars: texts, common } = messages;
  const may = useMay();
  const confirm = useConfirm();
  const toasts = useToasts();
  const removal = useCall(remove, { refreshes });
  if (!may(remove)) return null;

  const { campaigns = [] } = entry;
  const askDelete = () =>
    confirm({
      title: texts.deleteTitle(entry.name),
      text: deleteText ?? texts.deleteText,
      action: common.delete,
      danger: true,
      run: async () => {
        await removal.mutateAsync({ params: { id: entry.id } });
        toasts.done(texts.deleted(entry.name));
        onDeleted?.();
      },
      explain: (error) => {
        if (!(error instanceof ApiError) || error.code !== 'in-use') return describeError(error, messages);
        return entry.usedBy.length + campaigns.length === 0 ? (
          texts.inUseLive
        ) : (
          <>
            {texts.inUse} <UsedByList flows={entry.usedBy} campaigns={campaigns} />
          </>
        );
      },
    });

  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <ActionIcon aria-label={texts.more(entry.name)}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {onEdit && (
          <Menu.Item leftSection={<IconPencil size={15} />} onClick={onEdit}>
            {editLabel ?? common.edit}
          </Menu.Item>
        )}
        {children}
        <Menu.Item color="var(--sy-bad)" leftSection={<IconTrash size={15} />} onClick={askDelete}>
          {common.delete}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

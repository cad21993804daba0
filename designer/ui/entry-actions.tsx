import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useCall } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { deleteBlacklist } from '#schemas/api/blacklists.ts';
import type { Contract } from '#schemas/api/contract.ts';
import { useConfirm } from './confirm.tsx';
import { describeInUse } from './describe-in-use.ts';
import { useToasts } from './toasts.tsx';

export interface EntryActionsProps {
  entry: { id: string; name: string };
  onEdit?: () => void;
  /** What "Edit" is called here. */
  editLabel?: string;
  /** All of these deletions have the same form: an id in the path, nothing else. */
  remove: typeof deleteBlacklist;
  refreshes: readonly Contract[];
  /** What becomes of everything else. */
  deleteText: string;
  /** Why it cannot be deleted, where that is more than the names of what uses it. */
  explain?: (error: unknown) => ReactNode;
  onDeleted?: () => void;
  /** Further items, between editing and deleting. */
  children?: ReactNode;
}

/** What can be done with a line of a list. A refusal to delete names what still uses it. */
export function EntryActions(props: EntryActionsProps) {
  const { entry, onEdit, editLabel, remove, refreshes, deleteText, explain, onDeleted, children } = props;
  const messages = useMessages();
  const { common } = messages;
  const may = useMay();
  const confirm = useConfirm();
  const toasts = useToasts();
  const removal = useCall(remove, { refreshes });
  if (!may(remove)) return null;
  const askDelete = () =>
    confirm({
      title: common.deleteTitle(entry.name),
      text: deleteText,
      action: common.delete,
      danger: true,
      run: async () => {
        await removal.mutateAsync({ params: { id: entry.id } });
        toasts.done(common.deleted(entry.name));
        onDeleted?.();
      },
      explain: (error) => explain?.(error) ?? describeInUse(error, messages),
    });
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <ActionIcon aria-label={common.actionsFor(entry.name)}>
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

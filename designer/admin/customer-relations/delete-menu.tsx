import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useConfirm } from '#designer/ui/confirm.tsx';
import { describeInUse } from '#designer/ui/describe-in-use.ts';
import { useToasts } from '#designer/ui/toasts.tsx';

interface DeleteMenuProps {
  name: string;
  /** What deleting means. */
  text: string;
  remove: () => Promise<unknown>;
  /** Further entries, above. */
  children?: ReactNode;
}

/** What can be done with something that only campaigns use; it is deleted only while none does. */
export function DeleteMenu({ name, text, remove, children }: DeleteMenuProps) {
  const messages = useMessages();
  const { relations: texts, common } = messages;
  const confirm = useConfirm();
  const toasts = useToasts();
  const askDelete = () =>
    confirm({
      title: texts.deleteTitle(name),
      text,
      action: common.delete,
      danger: true,
      run: async () => {
        await remove();
        toasts.done(texts.deleted(name));
      },
      explain: (error) => describeInUse(error, messages),
    });
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <ActionIcon aria-label={texts.more(name)}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {children}
        <Menu.Item color="var(--sy-bad)" leftSection={<IconTrash size={15} aria-hidden />} onClick={askDelete}>
          {common.delete}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

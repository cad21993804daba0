import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconHeadset, IconKey, IconPencil, IconUserCheck, IconUserOff } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCall } from '#designer/api/query.ts';
import { useSession } from '#designer/api/use-session.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useConfirm } from '#designer/ui/confirm.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { listUsers, updateUser } from '#schemas/api/session.ts';
import type { User } from '#schemas/domain/user.ts';
import { EditUserDialog } from './edit-user-dialog.tsx';
import { ResetPasswordDialog } from './reset-password-dialog.tsx';

export function UserActions({ user }: { user: User }) {
  const { users: texts, common } = useMessages();
  const navigate = useNavigate();
  const confirm = useConfirm();
  const toasts = useToasts();
  const self = useSession()?.id === user.id;
  const update = useCall(updateUser, { refreshes: [listUsers] });
  const [dialog, setDialog] = useState<'edit' | 'password' | null>(null);

  const setActive = async (active: boolean) => {
    await update.mutateAsync({ params: { id: user.id }, body: { active } });
    toasts.done(texts.saved(user.name));
  };
  const askDeactivate = () =>
    confirm({
      title: texts.deactivateTitle(user.name),
      text: texts.deactivateText,
      action: texts.deactivate,
      danger: true,
      run: () => setActive(false),
    });

  return (
    <>
      <Menu position="bottom-end" width={270}>
        <Menu.Target>
          <ActionIcon aria-label={texts.more(user.name)}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={15} />} onClick={() => setDialog('edit')}>
            {common.edit}
          </Menu.Item>
          <Menu.Item leftSection={<IconKey size={15} />} onClick={() => setDialog('password')}>
            {texts.resetPassword}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconHeadset size={15} />}
            onClick={() => void navigate({ to: '/agents/$agentId', params: { agentId: user.id } })}
          >
            {texts.agentProfile}
          </Menu.Item>
          {/* Locking oneself out is never what was meant. */}
          {user.active && !self && (
            <Menu.Item color="var(--sy-bad)" leftSection={<IconUserOff size={15} />} onClick={askDeactivate}>
              {texts.deactivate}
            </Menu.Item>
          )}
          {!user.active && (
            <Menu.Item
              leftSection={<IconUserCheck size={15} />}
              onClick={() => void setActive(true).catch((error: unknown) => toasts.failed(error))}
            >
              {texts.reactivate}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {dialog === 'edit' && <EditUserDialog user={user} self={self} onClose={() => setDialog(null)} />}
      {dialog === 'password' && <ResetPasswordDialog user={user} onClose={() => setDialog(null)} />}
    </>
  );
}

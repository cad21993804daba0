import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useSession } from '#designer/api/use-session.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import type { Column } from '#designer/ui/data-table.tsx';
import { Tag } from '#designer/ui/tag.tsx';
import { role, type User } from '#schemas/domain/user.ts';
import { UserActions } from './user-actions.tsx';

export function useUserColumns(): Column<User>[] {
  const { users: texts, common } = useMessages();
  const { compare } = useFormats();
  const self = useSession()?.id;
  return useMemo(
    () => [
      {
        key: 'name',
        header: common.name,
        cell: (user) => (
          <>
            <Text span fw={500} size="sm">
              {user.name}
            </Text>
            {user.id === self && (
              <Text span c="dimmed" size="xs">
                {' '}
                ({texts.you})
              </Text>
            )}
          </>
        ),
        compare: (a, b) => compare(a.name, b.name),
      },
      { key: 'login', header: texts.login, cell: (user) => user.login, compare: (a, b) => compare(a.login, b.login) },
      {
        key: 'role',
        header: texts.role,
        cell: (user) => texts.roles[user.role],
        compare: (a, b) => role.options.indexOf(a.role) - role.options.indexOf(b.role),
        width: 180,
      },
      {
        key: 'state',
        header: texts.state,
        cell: (user) => (
          <Tag tone={user.active ? 'good' : 'neutral'}>{user.active ? texts.active : texts.inactive}</Tag>
        ),
        compare: (a, b) => Number(b.active) - Number(a.active),
        width: 140,
      },
      { key: 'actions', header: '', cell: (user) => <UserActions user={user} />, align: 'end', width: 64 },
    ],
    [texts, common, compare, self],
  );
}

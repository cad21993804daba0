import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { UsedByList } from '#designer/admin/queues/used-by-list.tsx';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import type { Column } from '#designer/ui/data-table.tsx';
import { EntryActions } from '#designer/ui/entry-actions.tsx';
import { deleteSkillGroup, type ListedSkillGroup, listSkillGroups } from '#schemas/api/skill-groups.ts';

export function useSkillGroupColumns(onEdit: (group: ListedSkillGroup) => void): Column<ListedSkillGroup>[] {
  const { queues, common } = useMessages();
  const { compare } = useFormats();
  const texts = queues.skills;
  return useMemo(
    () => [
      {
        key: 'name',
        header: common.name,
        cell: ({ id, name }) => (
          <Link to="/skills/$groupId" params={{ groupId: id }}>
            {name}
          </Link>
        ),
        compare: (a, b) => compare(a.name, b.name),
        width: '22%',
      },
      {
        key: 'skills',
        header: texts.members,
        cell: ({ skills }) => {
          const names = skills.map(({ name }) => name).join(', ');
          return <span title={names}>{names}</span>;
        },
        compare: (a, b) => a.skills.length - b.skills.length,
      },
      {
        key: 'decrement',
        header: texts.decrement,
        cell: ({ decrement }) => (
          <Text span size="sm" c={decrement ? undefined : 'dimmed'}>
            {decrement ? texts.decremented : texts.strict}
          </Text>
        ),
        compare: (a, b) => Number(a.decrement) - Number(b.decrement),
        width: 250,
      },
      {
        key: 'usedBy',
        header: queues.usedBy,
        cell: ({ uses }) => (
          <UsedByList
            flows={uses.flatMap(({ flows }) => flows)}
            campaigns={[...new Map(uses.flatMap(({ campaigns }) => campaigns.map((use) => [use.id, use]))).values()]}
          />
        ),
        width: '22%',
      },
      {
        key: 'menu',
        header: '',
        cell: (group) => (
          <EntryActions
            entry={group}
            onEdit={() => onEdit(group)}
            remove={deleteSkillGroup}
            refreshes={[listSkillGroups]}
            deleteText={texts.deleteText}
          />
        ),
        align: 'end',
        width: 64,
      },
    ],
    [texts, queues.usedBy, common, compare, onEdit],
  );
}

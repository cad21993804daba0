import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useMay } from '#designer/api/use-session.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import type { Column } from '#designer/ui/data-table.tsx';
import { EntryActions } from '#designer/ui/entry-actions.tsx';
import { Tag } from '#designer/ui/tag.tsx';
import { listAgents } from '#schemas/api/agents.ts';
import { deleteQueue, listQueues } from '#schemas/api/queues.ts';
import type { Queue } from '#schemas/domain/queue.ts';
import { UsedByList } from './used-by-list.tsx';

export function useQueueColumns(onEdit: (queue: Queue) => void): Column<Queue>[] {
  const { queues: texts, common } = useMessages();
  const { compare, number } = useFormats();
  const maySeeAgents = useMay()(listAgents);
  return useMemo(
    () => [
      { key: 'id', header: texts.number, cell: ({ id }) => id, compare: (a, b) => compare(a.id, b.id), width: 96 },
      {
        key: 'name',
        header: common.name,
        cell: ({ id, name, description }) => (
          <Link to="/queues/$queueId" params={{ queueId: id }} title={description}>
            {name}
          </Link>
        ),
        compare: (a, b) => compare(a.name, b.name),
      },
      {
        key: 'agents',
        header: texts.agents,
        cell: ({ id, usedBy }) =>
          usedBy.agents === 0 ? (
            <Tag tone="warn">{texts.noAgents}</Tag>
          ) : maySeeAgents ? (
            <Link to="/agents" search={{ queue: id }}>
              {number(usedBy.agents)}
            </Link>
          ) : (
            number(usedBy.agents)
          ),
        compare: (a, b) => a.usedBy.agents - b.usedBy.agents,
        width: 150,
      },
      {
        key: 'strategy',
        header: texts.strategy,
        cell: ({ strategy }) => (
          <Text span size="sm">
            {texts.options[`strategy=${strategy}`]}
          </Text>
        ),
        width: '18%',
      },
      {
        key: 'serviceLevel',
        header: texts.serviceLevel,
        cell: ({ serviceLevelGoal, serviceLevelSeconds }) =>
          texts.serviceLevelIn(serviceLevelGoal, serviceLevelSeconds),
        compare: (a, b) => a.serviceLevelGoal - b.serviceLevelGoal,
        width: 140,
      },
      {
        key: 'usedBy',
        header: texts.usedBy,
        cell: ({ usedBy }) => <UsedByList flows={usedBy.flows} campaigns={usedBy.campaigns} />,
        compare: (a, b) => a.usedBy.flows.length - b.usedBy.flows.length,
        width: '22%',
      },
      {
        key: 'menu',
        header: '',
        cell: (queue) => (
          <EntryActions
            entry={queue}
            onEdit={() => onEdit(queue)}
            remove={deleteQueue}
            refreshes={[listQueues]}
            deleteText={texts.deleteText}
          />
        ),
        align: 'end',
        width: 64,
      },
    ],
    [texts, common, compare, number, maySeeAgents, onEdit],
  );
}

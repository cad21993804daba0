import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Messages } from '#designer/i18n/en.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import type { Column } from '#designer/ui/data-table.tsx';
import { RelativeTime } from '#designer/ui/relative-time.tsx';
import { Tag } from '#designer/ui/tag.tsx';
import type { FlowSummary } from '#schemas/api/flows.ts';
import { FlowMenu } from './flow-menu.tsx';

export function useFlowColumns(): Column<FlowSummary>[] {
  const { flowList, common } = useMessages();
  const { compare } = useFormats();
  return useMemo(
    () => [
      {
        key: 'name',
        header: common.name,
        cell: (flow) => (
          <Link to="/flows/$flowId" params={{ flowId: flow.id }} title={flow.name}>
            {flow.name}
          </Link>
        ),
        compare: (a, b) => compare(a.name, b.name),
      },
      {
        key: 'kind',
        header: flowList.kind,
        cell: (flow) => flowList.kinds[flow.kind],
        compare: (a, b) => compare(flowList.kinds[a.kind], flowList.kinds[b.kind]),
        width: 140,
      },
      {
        key: 'state',
        header: flowList.state,
        cell: (flow) => <FlowState flow={flow} texts={flowList} />,
        compare: (a, b) => stateRank(a) - stateRank(b),
        width: 160,
      },
      {
        key: 'dids',
        header: flowList.dids,
        cell: (flow) => <Dids numbers={flow.dids} />,
        compare: (a, b) => a.dids.length - b.dids.length,
        width: 190,
      },
      {
        key: 'updated',
        header: flowList.updated,
        cell: (flow) => <RelativeTime at={flow.updatedAt} />,
        compare: (a, b) => a.updatedAt.localeCompare(b.updatedAt),
        width: 130,
      },
      {
        key: 'by',
        header: flowList.by,
        cell: (flow) => common.person(flow.updatedBy),
        compare: (a, b) => compare(a.updatedBy, b.updatedBy),
        width: 130,
      },
      { key: 'menu', header: '', cell: (flow) => <FlowMenu flow={flow} />, align: 'end', width: 64 },
    ],
    [flowList, common, compare],
  );
}

function FlowState({ flow, texts }: { flow: FlowSummary; texts: Messages['flowList'] }) {
  if (flow.publishedVersion === null) return <Tag>{texts.draftOnly}</Tag>;
  if (!flow.changed) return <Tag tone="good">{texts.published(flow.publishedVersion)}</Tag>;
  return (
    <Tag tone="warn" title={texts.changedHelp}>
      {texts.changed(flow.publishedVersion)}
    </Tag>
  );
}

function stateRank(flow: FlowSummary): number {
  return flow.publishedVersion === null ? 0 : flow.changed ? 1 : 2;
}

function Dids({ numbers }: { numbers: readonly string[] }) {
  const [first, ...others] = numbers;
  if (first === undefined) return null;
  return (
    <span title={numbers.join('\n')}>
      {first}
      {others.length > 0 && (
        <Text span c="dimmed" size="xs">
          {' '}
          +{others.length}
        </Text>
      )}
    </span>
  );
}

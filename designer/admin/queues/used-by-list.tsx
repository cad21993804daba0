import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { FlowUse } from '#schemas/domain/flow-use.ts';

interface UsedByListProps {
  flows: readonly FlowUse[];
  campaigns: readonly { id: string; name: string }[];
}

/** Campaigns and flows that use something, each a link; a flow that does so in draft and published is named once. */
export function UsedByList({ flows, campaigns }: UsedByListProps) {
  const { queues: texts } = useMessages();
  const named = new Map<string, { name: string; published: boolean }>();
  for (const { flowId, name, where } of flows) {
    named.set(flowId, { name, published: where === 'published' || named.get(flowId)?.published === true });
  }
  const links: { key: string; link: ReactNode; title: string }[] = [
    ...campaigns.map(({ id, name }) => ({
      key: `campaign ${id}`,
      title: name,
      link: (
        <Link to="/campaigns/$campaignId" params={{ campaignId: id }}>
          {name}
        </Link>
      ),
    })),
    ...[...named].map(([flowId, { name, published }]) => ({
      key: flowId,
      title: published ? name : `${name} (${texts.draftOnly})`,
      link: (
        <Link to="/flows/$flowId" params={{ flowId }}>
          {published ? name : `${name} (${texts.draftOnly})`}
        </Link>
      ),
    })),
  ];
  if (links.length === 0) {
    return (
      <Text span c="dimmed" size="xs">
        {texts.unused}
      </Text>
    );
  }
  return (
    <span title={links.map(({ title }) => title).join('\n')}>
      {links.map(({ key, link }, index) => (
        <Fragment key={key}>
          {index > 0 && ', '}
          {link}
        </Fragment>
      ))}
    </span>
  );
}

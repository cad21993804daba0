import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { Audio } from '#schemas/domain/audio.ts';

/** The flows that play a file, each a link. A flow that plays it in draft and published is named once. */
export function UsedBy({ uses }: { uses: Audio['usedBy'] }) {
  const { audio: texts } = useMessages();
  if (uses.length === 0) {
    return (
      <Text span c="dimmed" size="xs">
        {texts.unused}
      </Text>
    );
  }
  const flows = [...new Map(uses.map((use) => [use.flowId, use.name]))];
  const title = uses.map((use) => `${use.name} (${texts[use.where]})`).join('\n');
  return (
    <span title={title}>
      {flows.map(([flowId, name], index) => (
        <Fragment key={flowId}>
          {index > 0 && ', '}
          <Link to="/flows/$flowId" params={{ flowId }}>
            {name}
          </Link>
        </Fragment>
      ))}
    </span>
  );
}

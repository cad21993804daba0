import { Text } from '@mantine/core';
import { useMessages } from '#designer/i18n/i18n.tsx';
import type { NamedUse } from '#schemas/domain/flow-use.ts';

/** The campaigns that use something. */
export function CampaignUses({ campaigns }: { campaigns: readonly NamedUse[] }) {
  const { relations: texts } = useMessages();
  if (campaigns.length === 0) {
    return (
      <Text span c="dimmed" size="xs">
        {texts.unused}
      </Text>
    );
  }
  const names = campaigns.map(({ name }) => name).join(', ');
  return <span title={names}>{names}</span>;
}

import { List, Text } from '@mantine/core';
import { ApiError } from '#designer/api/api-error.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { describeError } from '#designer/ui/describe-error.ts';

/** Why a flow cannot be deleted: the DIDs and flows that lead to it. */
export function FlowInUse({ error }: { error: unknown }) {
  const messages = useMessages();
  const { flowList } = messages;
  if (!(error instanceof ApiError) || error.code !== 'in-use') return describeError(error, messages);
  const uses = [
    { label: flowList.usedByDids, names: namesIn(error.details.dids) },
    { label: flowList.usedByFlows, names: namesIn(error.details.flows) },
  ].filter(({ names }) => names.length > 0);
  return (
    <>
      <Text size="sm">{flowList.inUse}</Text>
      <List size="sm" mt={4}>
        {uses.map(({ label, names }) => (
          <List.Item key={label}>
            {label}: {names.join(', ')}
          </List.Item>
        ))}
      </List>
    </>
  );
}

/** Names in an error's details, whether they come as texts or as things with a name. */
function namesIn(listed: unknown): string[] {
  if (!Array.isArray(listed)) return [];
  return listed.map((item: unknown) => {
    if (typeof item === 'object' && item !== null && 'name' in item) return String(item.name);
    return String(item);
  });
}

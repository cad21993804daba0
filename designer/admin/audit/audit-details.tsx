import { Code, Modal, Stack, Text } from '@mantine/core';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import type { AuditEntry } from './audit-entry.ts';
import { describeAction } from './use-audit-columns.tsx';

/** An entry with everything that was recorded about it. */
export function AuditDetails({ entry, onClose }: { entry: AuditEntry; onClose: () => void }) {
  const { audit: texts } = useMessages();
  const formats = useFormats();
  return (
    <Modal opened onClose={onClose} title={describeAction(entry, texts)} size={560}>
      <Stack gap="xs">
        <Text size="sm">
          {entry.user} · {formats.exactTime(entry.at)}
        </Text>
        <Text size="sm" c="dimmed">
          {entry.entity} {entry.entityId}
        </Text>
        <Code block>{JSON.stringify(entry.details, null, 2)}</Code>
      </Stack>
    </Modal>
  );
}

import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  icon?: ReactNode;
  title: string;
  text?: ReactNode;
  /** What to do next. */
  action?: ReactNode;
}

/** Says why there is nothing to see and what to do about it. */
export function EmptyState({ icon, title, text, action }: EmptyStateProps) {
  return (
    <Stack align="center" justify="center" gap={6} py={56} px="md" mih={220} ta="center">
      {icon && <Text c="dimmed">{icon}</Text>}
      <Text fw={600}>{title}</Text>
      {text && (
        <Text c="dimmed" size="sm" maw={440}>
          {text}
        </Text>
      )}
      {action && <div style={{ marginTop: 10 }}>{action}</div>}
    </Stack>
  );
}

import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { describeError } from './describe-error.ts';
import { EmptyState } from './empty-state.tsx';

interface LoadErrorProps {
  error: unknown;
  onRetry: () => void;
}

/** In place of content that could not be fetched. */
export function LoadError({ error, onRetry }: LoadErrorProps) {
  const messages = useMessages();
  return (
    <div role="alert">
      <EmptyState
        icon={<IconPlugConnectedX size={32} stroke={1.4} aria-hidden />}
        title={messages.common.loadFailed}
        text={describeError(error, messages)}
        action={
          <Button variant="default" onClick={onRetry}>
            {messages.common.retry}
          </Button>
        }
      />
    </div>
  );
}

import { IconLock } from '@tabler/icons-react';
import { ApiError } from '#designer/api/api-error.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import { LoadError } from '#designer/ui/load-error.tsx';

/** Why a page of supervision shows nothing. */
export function Refusal({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { supervision: texts } = useMessages();
  if (error instanceof ApiError && error.code === 'right-missing') {
    return <EmptyState icon={<IconLock size={34} stroke={1.4} />} title={texts.noRight} text={texts.noRightHelp} />;
  }
  return <LoadError error={error} onRetry={onRetry} />;
}

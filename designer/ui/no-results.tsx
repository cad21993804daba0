import { Button } from '@mantine/core';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { EmptyState } from './empty-state.tsx';

/** There are rows, but search and filters hide them all. */
export function NoResults({ onClear }: { onClear: () => void }) {
  const { common } = useMessages();
  return (
    <EmptyState
      title={common.noResults}
      text={common.noResultsHelp}
      action={
        <Button variant="default" onClick={onClear}>
          {common.clearFilters}
        </Button>
      }
    />
  );
}

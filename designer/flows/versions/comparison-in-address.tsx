import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { editorSearch } from '../editor-search.ts';
import { type Comparison, readComparison, writeComparison } from './side.ts';

const CompareDialog = lazy(async () => ({ default: (await import('./compare-dialog.tsx')).CompareDialog }));

/** Opens a comparison: its two versions are part of the address, so that it can be sent to somebody. */
export function useOpenComparison(): (comparison: Comparison | undefined, options?: { replace?: boolean }) => void {
  const navigate = useNavigate();
  return (comparison, { replace = false } = {}) => {
    const compare = comparison && writeComparison(comparison);
    void navigate({ to: '.', search: (before) => ({ ...before, compare }), replace });
  };
}

/** The comparison that the address asks for, if any. */
export function ComparisonInAddress() {
  const comparison = readComparison(editorSearch.parse(useSearch({ strict: false })).compare);
  const open = useOpenComparison();
  if (!comparison) return null;
  return (
    <Suspense>
      <CompareDialog
        comparison={comparison}
        onChange={(next) => open(next, { replace: true })}
        onClose={() => open(undefined)}
      />
    </Suspense>
  );
}

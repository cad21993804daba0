import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { z } from 'zod';

/** Which entry of a list stands open, in the address: for links that lead to it, and for a reload. */
export const openedEntry = z.object({
  // The router reads an entry called 75 as a number.
  entry: z.coerce.string().max(100).optional().catch(undefined),
});

/** The entry whose dialog is open, always as it is stored now; null for one that is being added. */
export function useOpenedEntry<Row extends { id: string }>(rows: readonly Row[] | undefined) {
  const { entry } = useSearch({ strict: false });
  const navigate = useNavigate();
  const [adding, setAdding] = useState(false);
  const show = useCallback(
    (id: string | undefined) => void navigate({ to: '.', search: (before) => ({ ...before, entry: id }) }),
    [navigate],
  );
  return {
    /** Undefined while no dialog is open. */
    entry: adding ? null : rows?.find(({ id }) => id === entry),
    open: useCallback((row: Row) => show(row.id), [show]),
    add: () => setAdding(true),
    close: () => {
      setAdding(false);
      if (entry !== undefined) show(undefined);
    },
  };
}

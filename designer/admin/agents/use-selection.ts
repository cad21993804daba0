import { useCallback, useMemo, useState } from 'react';

export interface Selection {
  ids: ReadonlySet<string>;
  /** Whether any, or all, of those that are shown are chosen. */
  some: boolean;
  all: boolean;
  toggle: (id: string) => void;
  toggleAll: () => void;
  clear: () => void;
}

const NOBODY: ReadonlySet<string> = new Set();

/** Lines of a list that are chosen. What a search hides is not: nothing happens to what nobody sees. */
export function useSelection(shown: readonly { id: string }[] | undefined): Selection {
  const [chosen, setChosen] = useState(NOBODY);
  const ids = useMemo(() => new Set((shown ?? []).map(({ id }) => id).filter((id) => chosen.has(id))), [shown, chosen]);
  const all = ids.size > 0 && ids.size === shown?.length;
  const toggle = useCallback((id: string) => {
    setChosen((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  }, []);
  const toggleAll = useCallback(() => setChosen(all ? NOBODY : new Set(shown?.map(({ id }) => id))), [all, shown]);
  const clear = useCallback(() => setChosen(NOBODY), []);
  return useMemo(
    () => ({ ids, some: ids.size > 0, all, toggle, toggleAll, clear }),
    [ids, all, toggle, toggleAll, clear],
  );
}

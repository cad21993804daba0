import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';

/** Saves what has been typed; false when something hinders that, which is on the screen then. */
type Save = () => Promise<boolean>;

type Kind = 'disposition' | 'record' | 'email' | 'script';

interface UnsavedWork {
  kinds: ReadonlySet<Kind>;
  add: (kind: Kind, save: Save) => () => void;
  saveAll: Save;
}

const UnsavedWorkContext = createContext<UnsavedWork | null>(null);

/** Knows what is typed in a conversation and not saved yet, so that its end loses none of it. */
export function UnsavedWorkProvider({ children }: { children: ReactNode }) {
  const [entries, setEntries] = useState<readonly { kind: Kind; save: Save }[]>([]);
  const add = useCallback((kind: Kind, save: Save) => {
    const entry = { kind, save };
    setEntries((before) => [...before, entry]);
    return () => setEntries((before) => before.filter((one) => one !== entry));
  }, []);
  const work = useMemo<UnsavedWork>(
    () => ({
      kinds: new Set(entries.map(({ kind }) => kind)),
      add,
      async saveAll() {
        // One after another, and those behind one that cannot be saved as well.
        let saved = true;
        for (const { save } of entries) saved = (await save()) && saved;
        return saved;
      },
    }),
    [entries, add],
  );
  return <UnsavedWorkContext value={work}>{children}</UnsavedWorkContext>;
}

export function useUnsavedWork(): UnsavedWork {
  const work = use(UnsavedWorkContext);
  if (!work) throw new Error('useUnsavedWork needs an UnsavedWorkProvider above it');
  return work;
}

/** Tells that something is typed and not saved, for as long as that is so. */
export function useUnsaved(kind: Kind, { begun, save }: { begun: boolean; save: Save }): void {
  const { add } = useUnsavedWork();
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => (begun ? add(kind, () => latest.current()) : undefined), [add, kind, begun]);
}

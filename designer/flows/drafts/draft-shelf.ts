import { z } from 'zod';
import { type Flow, flow } from '#schemas/flow/flow.ts';

/** Changes that the server does not have yet, with the revision they were made on. */
const shelved = z.object({ revision: z.number(), document: flow });
export type Shelved = z.infer<typeof shelved>;

/** Keeps unsaved changes in this browser, so that reload, back button and a crash lose nothing. */
export interface DraftShelf {
  put(entry: Shelved): void;
  take(): Shelved | undefined;
  clear(): void;
}

/**
 * A shelf in local storage: written before the page can go away, which IndexedDB is not. A full storage is no reason to
 * stop working; the server still gets every change.
 */
export function createDraftShelf(
  flowId: string,
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
): DraftShelf {
  const key = `switchyard.draft.${flowId}`;
  return {
    put(entry) {
      try {
        storage.setItem(key, JSON.stringify(entry));
      } catch {
        storage.removeItem(key);
      }
    },
    take() {
      const text = storage.getItem(key);
      if (text === null) return undefined;
      try {
        return shelved.safeParse(JSON.parse(text)).data;
      } catch {
        return undefined;
      }
    },
    clear: () => storage.removeItem(key),
  };
}

/** Whether two documents say the same, whatever the order of keys in objects that were written by others. */
export function sameDocument(a: Flow, b: Flow): boolean {
  return a === b || canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** Remembers ids for about as long as their last echo may take, and not for ever. */
export interface RecentIds {
  /** False when the id was known. */
  add(id: string): boolean;
  has(id: string): boolean;
  remove(id: string): void;
}

export function createRecentIds(): RecentIds {
  const ids = new Set<string>();
  return {
    has: (id) => ids.has(id),
    remove: (id) => void ids.delete(id),
    add(id) {
      if (ids.has(id)) return false;
      ids.add(id);
      const [oldest] = ids;
      if (ids.size > rememberedIds && oldest !== undefined) ids.delete(oldest);
      return true;
    },
  };
}

/** Enough to recognise late commands and doubled events. */
const rememberedIds = 10_000;

/** A readable id that is not taken yet: `menu`, `menu-2`, `menu-3`, … */
export function newId(base: string, taken: ReadonlySet<string>): string {
  const stem = base.slice(0, MAX_STEM);
  if (!taken.has(stem)) return stem;
  for (let count = 2; ; count++) {
    const id = `${stem}-${count}`;
    if (!taken.has(id)) return id;
  }
}

/** Ids of flow documents are at most 64 characters; this leaves room for the number. */
const MAX_STEM = 56;

export function idsOf(items: readonly { id: string }[]): Set<string> {
  return new Set(items.map((item) => item.id));
}

/** Rows as they stood when somebody laid a hand on them, by their keys. */
export type Held<Row> = ReadonlyMap<string, { place: number; row: Row }>;

export function holdRows<Row>(rows: readonly Row[], rowKey: (row: Row) => string): Held<Row> {
  return new Map(rows.map((row, place) => [rowKey(row), { place, row }]));
}

/** Rows in the places in which they are held, each as it is now; those that have gone as they were, new ones below. */
export function steadyRows<Row>(
  sorted: readonly Row[] | undefined,
  rowKey: (row: Row) => string,
  held: Held<Row> | null,
): { rows: readonly Row[] | undefined; gone: ReadonlySet<string> } {
  if (held === null || sorted === undefined) return { rows: sorted, gone: new Set() };
  const there = new Set(sorted.map(rowKey));
  const left = [...held].filter(([key]) => !there.has(key));
  const placeOf = (row: Row) => held.get(rowKey(row))?.place ?? held.size;
  return {
    rows: [...sorted, ...left.map(([, { row }]) => row)].toSorted((a, b) => placeOf(a) - placeOf(b)),
    gone: new Set(left.map(([key]) => key)),
  };
}

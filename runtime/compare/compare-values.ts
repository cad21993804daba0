export type ValuePath = readonly (string | number)[];

/**
 * One place at which two JSON values differ. A number in `path` is a position in a list: of the list after, except for
 * what was removed, whose position is that before. `order` gives the keys of the items that both lists have.
 */
export interface ValueChange {
  type: 'changed' | 'added' | 'removed' | 'order';
  path: ValuePath;
  before: unknown;
  after: unknown;
}

/** The places at which two JSON values differ, each as deep inside as it can be told. */
export function compareValues(before: unknown, after: unknown): ValueChange[] {
  const found: ValueChange[] = [];
  collect({ before, after, path: [] }, found);
  return found;
}

/** Whether two JSON values are the same; a key that is undefined is a key that is not there. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => sameValue(item, b[index]));
  }
  if (!isRecord(a) || !isRecord(b)) return false;
  for (const key in a) if (!sameValue(a[key], b[key])) return false;
  for (const key in b) if (b[key] !== undefined && a[key] === undefined) return false;
  return true;
}

interface Pair<Item> {
  before: Item;
  after: Item;
}

type Placed<Item> = Pair<Item> & { path: ValuePath };

function collect({ before, after, path }: Placed<unknown>, found: ValueChange[]): void {
  if (sameValue(before, after)) return;
  if (before === undefined) found.push({ type: 'added', path, before, after });
  else if (after === undefined) found.push({ type: 'removed', path, before, after });
  else if (Array.isArray(before) && Array.isArray(after)) collectList({ before, after, path }, found);
  else if (isRecord(before) && isRecord(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      collect({ before: before[key], after: after[key], path: [...path, key] }, found);
    }
  } else found.push({ type: 'changed', path, before, after });
}

function collectList({ before, after, path }: Placed<readonly unknown[]>, found: ValueChange[]): void {
  const keys = keysOf(before, after);
  if (keys) collectKeyed({ before, after, path }, keys, found);
  else collectPlaced({ before, after, path }, found);
}

/** Items that name themselves are compared with their namesakes, wherever these stand. */
function collectKeyed({ before, after, path }: Placed<readonly unknown[]>, keys: Pair<string[]>, found: ValueChange[]) {
  const places = new Map(keys.before.map((key, index) => [key, index]));
  const kept = new Set(keys.after.filter((key) => places.has(key)));
  keys.before.forEach((key, index) => {
    if (!kept.has(key))
      found.push({ type: 'removed', path: [...path, index], before: before[index], after: undefined });
  });
  const order = { before: keys.before.filter((key) => kept.has(key)), after: [...kept] };
  if (!sameValue(order.before, order.after)) found.push({ type: 'order', path, ...order });
  keys.after.forEach((key, index) => {
    const place = places.get(key);
    collect(
      { before: place === undefined ? undefined : before[place], after: after[index], path: [...path, index] },
      found,
    );
  });
}

/** Items without names are compared by place, once what both lists begin and end with is taken off. */
function collectPlaced({ before, after, path }: Placed<readonly unknown[]>, found: ValueChange[]): void {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && sameValue(before[head], after[head])) head += 1;
  let tail = 0;
  while (tail < shorter - head && sameValue(before.at(-1 - tail), after.at(-1 - tail))) tail += 1;
  for (let index = head; index < Math.max(before.length, after.length) - tail; index += 1) {
    const old = index < before.length - tail ? before[index] : undefined;
    const now = index < after.length - tail ? after[index] : undefined;
    collect({ before: old, after: now, path: [...path, index] }, found);
  }
}

/** Fields by which items of lists in configs name themselves, the most telling first. */
const NAMING_FIELDS = ['id', 'key', 'name', 'variable'] as const;

function keysOf(before: readonly unknown[], after: readonly unknown[]): Pair<string[]> | null {
  for (const field of [null, ...NAMING_FIELDS]) {
    const names = { before: namesBy(before, field), after: namesBy(after, field) };
    if (names.before && names.after) return { before: names.before, after: names.after };
  }
  return null;
}

/** The names of all items, when each has one and no two the same; without a field, items that are texts name themselves. */
function namesBy(list: readonly unknown[], field: string | null): string[] | null {
  const names: string[] = [];
  for (const item of list) {
    const name = field === null ? item : isRecord(item) ? item[field] : undefined;
    if (typeof name !== 'string' || name === '') return null;
    names.push(name);
  }
  return new Set(names).size === names.length ? names : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

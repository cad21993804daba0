import { type FieldPath, isRecord, setAtPath } from './set-at-path.ts';

/** Where two values of the same record differ. Lists count as one field: their lines have no identity of their own. */
export function changedPaths(before: unknown, after: unknown, path: FieldPath = []): FieldPath[] {
  if (isRecord(before) && isRecord(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => changedPaths(before[key], after[key], [...path, key]));
  }
  return isSame(before, after) ? [] : [path];
}

interface Versions<Values> {
  /** What both began with. */
  base: Values;
  mine: Values;
  theirs: Values;
  /** Whose change of a field counts when both changed it. */
  prefer: 'mine' | 'theirs';
}

/** Both changes in one: fields that only one side changed are as that side has them. */
export function mergeRecords<Values>({ base, mine, theirs, prefer }: Versions<Values>): Values {
  const theirPaths = new Set(changedPaths(base, theirs).map((path) => path.join('.')));
  const kept = changedPaths(base, mine).filter((path) => prefer === 'mine' || !theirPaths.has(path.join('.')));
  const merged = kept.reduce<unknown>((value, path) => setAtPath(value, path, valueAt(mine, path)), theirs);
  // Replacing fields of a record by those of another of the same shape leaves its shape.
  return merged as Values;
}

export function valueAt(value: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>((found, key) => {
    if (Array.isArray(found)) return found[Number(key)];
    return isRecord(found) ? found[String(key)] : undefined;
  }, value);
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

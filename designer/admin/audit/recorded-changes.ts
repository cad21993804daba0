import { changedPaths, valueAt } from '#designer/ui/form/record-changes.ts';
import { type FieldPath, isRecord } from '#designer/ui/form/set-at-path.ts';

/** One field that an entry of the audit says was changed. */
export interface RecordedChange {
  path: FieldPath;
  /** Which line of a list it is in, by its name. */
  item?: string;
  before: unknown;
  after: unknown;
}

/**
 * The fields that differ between what was recorded before and after a change. Lines of lists that say who they are (by
 * `id`, `code`, `skill` or their day) are compared one by one.
 * @returns null when the entry does not record a change
 */
export function recordedChanges({ before, after }: Record<string, unknown>): RecordedChange[] | null {
  if (before === undefined || after === undefined) return null;
  if (!isRecord(before) || !isRecord(after)) return compare(before, after, { path: ['name'] });
  return compare(before, after, { path: [] });
}

interface Place {
  path: FieldPath;
  item?: string;
}

/** What else an entry says, field by field; the name of what it is about stands beside it. */
export function recordedFields(details: Record<string, unknown>, path: FieldPath = []): RecordedField[] {
  return Object.entries(details).flatMap(([key, value]) => {
    const at = [...path, key];
    if (isRecord(value)) return recordedFields(value, at);
    const isEmpty = value === '' || value === null || (Array.isArray(value) && value.length === 0);
    return isEmpty || at.join('.') === 'name' ? [] : [{ path: at, value }];
  });
}

interface RecordedField {
  path: FieldPath;
  value: unknown;
}

function compare(before: unknown, after: unknown, { path, ...item }: Place): RecordedChange[] {
  return changedPaths(before, after).flatMap((inner): RecordedChange[] => {
    const at = [...path, ...inner];
    const [was, is] = [valueAt(before, inner), valueAt(after, inner)];
    const [wasLines, isLines] = [linesOf(was), linesOf(is)];
    if (!wasLines || !isLines) return [{ path: at, ...item, before: was, after: is }];
    const changes = [...new Set([...wasLines.keys(), ...isLines.keys()])].flatMap((key) => {
      const [old, now] = [wasLines.get(key), isLines.get(key)];
      // Only the kind of the field counts for its name, so any position will do.
      const line = { path: [...at, 0], item: nameOf(now?.value ?? old?.value, key) };
      if (!old || !now) return [{ ...line, path: at, before: old?.value, after: now?.value }];
      return compare(old.value, now.value, line);
    });
    // Lines that only changed their places.
    return changes.length > 0 ? changes : [{ path: at, ...item, before: was, after: is }];
  });
}

/** The lines of a list by what they say they are; undefined for anything else. */
function linesOf(value: unknown): Map<string, { value: unknown }> | undefined {
  if (!Array.isArray(value)) return undefined;
  const keyed = value.map((line): [string, { value: unknown }] => [keyOf(line) ?? '', { value: line }]);
  const lines = new Map(keyed);
  return lines.size === value.length && !lines.has('') ? lines : undefined;
}

function keyOf(line: unknown): string | undefined {
  if (!isRecord(line)) return undefined;
  // A holiday is the day and what it is called.
  const key = line.id ?? line.code ?? line.skill ?? (line.date && `${line.date} ${line.name}`);
  return typeof key === 'string' ? key : undefined;
}

function nameOf(line: unknown, key: string): string {
  return isRecord(line) && typeof line.name === 'string' ? line.name : key;
}

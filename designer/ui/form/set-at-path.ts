export type FieldPath = readonly (string | number)[];

/** A copy of a JSON value with one part replaced; parts that are not on the path keep their identity. */
export function setAtPath(value: unknown, path: FieldPath, part: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return part;
  if (Array.isArray(value)) {
    const copy: unknown[] = [...value];
    copy[Number(key)] = setAtPath(copy[Number(key)], rest, part);
    return copy;
  }
  const record: Record<string, unknown> = isRecord(value) ? value : {};
  if (rest.length === 0 && part === undefined) {
    const { [String(key)]: _gone, ...others } = record;
    return others;
  }
  return { ...record, [String(key)]: setAtPath(record[String(key)], rest, part) };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

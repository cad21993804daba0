/** A copy with one field set, or taken away for undefined; `body.items.0.name` makes objects and lists on its way. */
export function withField(data: unknown, path: string, value: unknown): unknown {
  const [key, ...rest] = path.split('.');
  if (key === undefined || FORBIDDEN.has(key)) return data;
  const inner = rest.length === 0 ? value : withField(read(data, key), rest.join('.'), value);
  if (/^\d+$/.test(key) && Number(key) < LONGEST_LIST && !isRecord(data)) {
    const list = Array.isArray(data) ? [...data] : [];
    list[Number(key)] = inner;
    return Array.from(list, (item) => item ?? null);
  }
  const { [key]: _, ...others } = isRecord(data) ? data : {};
  return inner === undefined ? others : { ...others, [key]: inner };
}

const LONGEST_LIST = 20;
/** Names that would change what an object is instead of what it holds. */
const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

function read(data: unknown, key: string): unknown {
  if (Array.isArray(data)) return data[Number(key)];
  return isRecord(data) && Object.hasOwn(data, key) ? data[key] : undefined;
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

/** A value as JSON text that `jsonb` takes: it refuses U+0000 and halves of surrogate pairs, which callers' data may hold. */
export function toJsonb(value: unknown): string {
  const json = JSON.stringify(value);
  return suspicious.test(json) ? JSON.stringify(clean(value)) : json;
}

/** A value as the database would give it back. */
export function cleanData(data: Record<string, unknown>): Record<string, unknown> {
  return suspicious.test(JSON.stringify(data)) ? cleanRecord(data) : data;
}

/** Text without what the database refuses. */
export function cleanText(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}

/** JSON.stringify escapes exactly those; a match inside an escaped backslash only costs time. */
const suspicious = /\\u(?:0000|d[89a-f])/i;

function clean(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  return cleanRecord(value);
}

function cleanRecord(value: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [cleanText(key), clean(item)]));
}

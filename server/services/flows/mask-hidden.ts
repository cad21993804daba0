import type { Role } from '#schemas/domain/user.ts';

const MASK = '•••';

/** Who draws flows sees everything in them; others see no value that its author marked as hidden. */
export function maskHiddenFor<T>(role: Role, document: T): T {
  return role === 'admin' || role === 'designer' ? document : maskHidden(document);
}

/** A flow document or a lowered flow with the values of hidden headers masked; the shape stays. */
export function maskHidden<T>(value: T): T {
  // Only strings are replaced by strings, so the type holds.
  return mask(value) as T;
}

function mask(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(mask);
  if (!isRecord(value)) return value;
  if (value.hidden === true && typeof value.value === 'string') return { ...value, value: MASK };
  const masked = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mask(item)]));
  if (Array.isArray(value.hiddenHeaders) && isRecord(value.headers)) {
    const hidden = new Set(value.hiddenHeaders);
    const headers = Object.entries(value.headers).map(([name, item]) => [name, hidden.has(name) ? MASK : item]);
    masked.headers = Object.fromEntries(headers);
  }
  return masked;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

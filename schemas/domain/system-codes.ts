/** Codes of the statuses that the system gives by itself (S43); a group's own statuses cannot have them. */
export const SYSTEM_CODES = ['90', '91', '92', '93', '94', '95'] as const;

export function isSystemCode(code: string): boolean {
  return SYSTEM_CODES.some((known) => known === code);
}

import type { Messages } from '#designer/i18n/en.ts';

/** Why a contact failed, in words. */
export function describeFailure(code: string, texts: Messages['contacts']): string {
  const known: Record<string, string> = texts.failures;
  return known[code] ?? texts.failedBecause(code);
}

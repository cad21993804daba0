import type { z } from 'zod';

/** Why a value was refused, in words. */
export function describeReason(issue: z.core.$ZodIssue, _language: 'en' | 'fr'): string {
  return issue.message;
}

import type { z } from 'zod';
import { ApiError } from '#designer/api/api-error.ts';
import type { UiLanguage } from '#designer/i18n/language.ts';
import { describeReason } from '#schemas/diagnostics/reasons.ts';

/** The first thing wrong with each field, in words. */
export type FieldErrors = Readonly<Record<string, string>>;

/** What a schema refuses, in the same words in which the server would. */
export function errorsOfSchema(error: z.ZodError, language: UiLanguage): FieldErrors {
  const found: Record<string, string> = {};
  for (const issue of error.issues) {
    const reason = describeReason(issue, language);
    found[String(issue.path[0] ?? '')] ??= `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
  }
  return found;
}

/** What the server refused of the fields that a form has. */
export function errorsOfAnswer(error: unknown, fields: readonly string[]): FieldErrors {
  const found: Record<string, string> = {};
  for (const { path, message } of error instanceof ApiError ? error.issues : []) {
    const field = String(path[0]);
    if (fields.includes(field)) found[field] ??= message.endsWith('.') ? message : `${message}.`;
  }
  return found;
}

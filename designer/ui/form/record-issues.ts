import type { z } from 'zod';
import { ApiError } from '#designer/api/api-error.ts';
import type { UiLanguage } from '#designer/i18n/language.ts';
import { describeReason } from '#schemas/diagnostics/reasons.ts';
import type { FieldIssue } from './form-scope.ts';

/** What a schema refuses, by field, in the same words in which the server would. */
export function schemaIssues(error: z.ZodError, language: UiLanguage): FieldIssue[] {
  return error.issues.map((issue) => ({
    path: issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key)),
    severity: 'error',
    message: sentence(describeReason(issue, language)),
  }));
}

/** What the server refused of the fields. */
export function answerIssues(error: unknown): FieldIssue[] {
  const issues = error instanceof ApiError ? error.issues : [];
  return issues.map(({ path, message }) => ({ path, severity: 'error', message: sentence(message) }));
}

function sentence(words: string): string {
  const text = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  return text.endsWith('.') ? text : `${text}.`;
}

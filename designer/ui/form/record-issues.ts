import type { z } from 'zod';
import { ApiError } from '#designer/api/api-error.ts';
import type { UiLanguage } from '#designer/i18n/language.ts';
import { describeReason } from '#schemas/diagnostics/reasons.ts';
import type { FieldIssue } from './form-scope.ts';

/** The first thing that a schema refuses of each field, in the same words in which the server would say it. */
export function schemaIssues(error: z.ZodError, language: UiLanguage): FieldIssue[] {
  const found = new Map<string, FieldIssue>();
  for (const issue of error.issues) {
    const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
    const message = sentence(describeReason(issue, language));
    if (!found.has(path.join('.'))) found.set(path.join('.'), { path, severity: 'error', message });
  }
  return [...found.values()];
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

import type { Messages } from '#designer/i18n/en.ts';
import { describeField, describeValue, type ValueWords } from '#designer/ui/form/describe-value.ts';
import type { FieldPath } from '#designer/ui/form/set-at-path.ts';
import type { AuditEntry } from './audit-entry.ts';
import { recordedChanges, recordedFields } from './recorded-changes.ts';
import type { AuditedForm } from './use-audited-form.ts';

export function describeAction(entry: AuditEntry, texts: Messages['audit']): string {
  const names: Record<string, string> = texts.actions;
  return names[entry.action] ?? entry.action;
}

interface Place {
  form: AuditedForm;
  texts: Messages['audit'];
}

/** What a recorded field is called: in the words of the audit, else in those of the form. */
export function describeRecorded({ form, texts, path }: Place & { path: FieldPath }): string {
  const names: Record<string, string> = texts.recorded;
  return names[path.join('.')] ?? describeField(form.texts, path);
}

/** An entry in one line: which fields a change has changed, or what else was recorded. */
export function summariseEntry(entry: AuditEntry, { form, texts, words }: Place & { words: ValueWords }): string {
  const changes = recordedChanges(entry.details);
  if (changes) return [...new Set(changes.map(({ path }) => describeField(form.texts, path)))].join(', ');
  return recordedFields(entry.details)
    .map(({ path, value }) =>
      texts.recordedValue(describeRecorded({ form, texts, path }), describeValue(form, path, value, words)),
    )
    .join(' · ');
}

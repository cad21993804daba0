import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { describeReason } from '#schemas/diagnostics/reasons.ts';
import { type Flow, flow } from '#schemas/flow/flow.ts';
import { migrateDocument } from '#schemas/flow/migrations.ts';

/** A document as a flow, older formats migrated. Without a flow there is at least one diagnostic that says why. */
export function readFlow(document: unknown): { flow: Flow | null; diagnostics: Diagnostic[] } {
  const migrated = migrateDocument(document);
  if (!migrated.ok) return { flow: null, diagnostics: migrated.diagnostics };
  const parsed = flow.safeParse(migrated.document);
  if (parsed.success) return { flow: parsed.data, diagnostics: migrated.diagnostics };
  const diagnostics = parsed.error.issues.flatMap((issue): Diagnostic[] => {
    const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
    const field = path.join('.') || '—';
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        rule: 'unknown-field',
        severity: 'error',
        path: [...path, key],
        params: { field: [...path, key].join('.') },
      }));
    }
    const params = { field, reason: describeReason(issue, 'en'), reasonFr: describeReason(issue, 'fr') };
    return [{ rule: 'invalid-document', severity: 'error', path, params }];
  });
  return { flow: null, diagnostics };
}

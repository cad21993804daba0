import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';

export type Migrated = { ok: true; document: unknown; diagnostics: Diagnostic[] } | { ok: false; diagnostics: Diagnostic[] };

/** Brings a document of an older format to the current one. */
export function migrateDocument(document: unknown): Migrated {
  return { ok: true, document, diagnostics: [] };
}

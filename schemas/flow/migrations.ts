import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { CURRENT_FORMAT } from './flow.ts';

type Document = Record<string, unknown>;

export type Migrated =
  | { ok: true; document: Document; diagnostics: Diagnostic[] }
  | { ok: false; diagnostics: Diagnostic[] };

/** What turns a document of one format into the next, by the format it starts from. */
const MIGRATIONS: Record<number, (document: Document) => Document> = {
  0: (document) => toFormat1(document),
};

/**
 * Brings a document to the current format, one format after the other. It only moves and renames: what it does not know
 * stays where it is, and the schema that reads the result says what is wrong with it.
 */
export function migrateDocument(document: unknown): Migrated {
  if (!isDocument(document)) {
    return refuse('invalid-document', [], {
      field: '—',
      reason: 'must be an object',
      reasonFr: 'doit être un objet',
    });
  }
  const { format } = document;
  if (typeof format !== 'number' || !Number.isInteger(format) || format < 0) {
    return refuse('invalid-document', ['format'], {
      field: 'format',
      reason: `must be a whole number up to ${CURRENT_FORMAT}`,
      reasonFr: `doit être un nombre entier jusqu’à ${CURRENT_FORMAT}`,
    });
  }
  if (format > CURRENT_FORMAT) return refuse('newer-format', ['format'], { format, current: CURRENT_FORMAT });
  let migrated = document;
  for (let from = format; from < CURRENT_FORMAT; from += 1) {
    const migrate = MIGRATIONS[from];
    if (!migrate) throw new Error(`no migration from format ${from}`);
    migrated = { ...migrate(migrated), format: from + 1 };
  }
  return { ok: true, document: migrated, diagnostics: [] };
}

/**
 * Format 0, from before the first release, differs in this: `vars` instead of `variables`; edges with `from`, `exit` and
 * `to` and without an id; a node's place in `x` and `y` instead of `position`; neither `notes` nor `tests`.
 */
function toFormat1(document: Document): Document {
  const renamed = rename(document, { vars: 'variables' });
  return {
    notes: [],
    tests: [],
    ...renamed,
    nodes: mapDocuments(renamed.nodes, (node) => {
      const { x, y, ...rest } = node;
      return 'position' in node ? node : { ...rest, position: { x, y } };
    }),
    edges: mapDocuments(renamed.edges, (edge, index) => ({
      id: `edge-${index + 1}`,
      ...rename(edge, { from: 'source', to: 'target' }),
    })),
  };
}

/** Gives fields their new names; one whose new name is taken keeps the old one, so that nothing is lost silently. */
function rename(document: Document, names: Record<string, string>): Document {
  return Object.fromEntries(
    Object.entries(document).map(([key, value]) => {
      const name = Object.hasOwn(names, key) ? names[key] : undefined;
      return [name === undefined || name in document ? key : name, value];
    }),
  );
}

/** Maps the objects of a list; anything else is left for the schema to refuse. */
function mapDocuments(list: unknown, change: (entry: Document, index: number) => Document): unknown {
  if (!Array.isArray(list)) return list;
  return list.map((entry, index) => (isDocument(entry) ? change(entry, index) : entry));
}

function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuse(rule: string, path: string[], params: Diagnostic['params']): Migrated {
  return { ok: false, diagnostics: [{ rule, severity: 'error', path, params }] };
}

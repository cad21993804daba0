import Papa from 'papaparse';
import type { Flow } from '#schemas/flow/flow.ts';
import { type VisitedField, visitFields } from '#schemas/nodes/fields.ts';
import { nodeKind } from '#schemas/nodes/index.ts';

/** A text of a flow that is given in each of its languages. */
export interface FlowText {
  /** Where it stands: `<node>/<path in its config>`. */
  key: string;
  node: string;
  /** As the canvas calls the node. */
  nodeName: string;
  path: (string | number)[];
  byLanguage: Record<string, string>;
}

/** Every text of a flow that people hear or read, in the order of its nodes. Audio files are not texts. */
export function listTexts(flow: Flow): FlowText[] {
  return flow.nodes.flatMap((node) => {
    const kind = nodeKind(node.kind);
    const parsed = kind?.config.safeParse(node.config);
    if (!kind || !parsed?.success) return [];
    const found: FlowText[] = [];
    visitFields(kind.config, parsed.data, (field) => {
      if (!isLocalizedText(field)) return;
      const byLanguage = Object.fromEntries(
        flow.languages.map((language) => [language, String(Object(field.value)[language] ?? '')]),
      );
      const key = [node.id, ...field.path].join('/');
      found.push({ key, node: node.id, nodeName: node.label || kind.texts.en.name, path: field.path, byLanguage });
    });
    return found;
  });
}

function isLocalizedText({ meta, value }: VisitedField): boolean {
  return meta.localized === true && meta.widget !== 'audio' && typeof value === 'object' && value !== null;
}

const FIXED_COLUMNS = ['key', 'node'];

/** A table for translators: one line per text, one column per language, the flow's first one to translate from. */
export function writeTexts(flow: Flow): string {
  const fields = [...FIXED_COLUMNS, ...flow.languages];
  const data = listTexts(flow).map(({ key, nodeName, byLanguage }) => [
    key,
    nodeName,
    ...flow.languages.map((language) => byLanguage[language] ?? ''),
  ]);
  // Spreadsheets take text that begins with = + - @ for a formula; reading takes the mark away again.
  return Papa.unparse({ fields, data }, { newline: '\r\n', escapeFormulae: true });
}

export interface TextChange {
  key: string;
  node: string;
  nodeName: string;
  path: (string | number)[];
  language: string;
  before: string;
  after: string;
}

export type RefusedText = {
  /** Of the file, the names of the columns being line 1. */
  line: number;
  key: string;
  /** Why: no such text in the flow any more; its text in the first language is another one by now. */
  reason: 'unknown-text' | 'source-changed';
};

export type ReadTexts =
  | { ok: true; changes: TextChange[]; refused: RefusedText[]; languages: string[] }
  | { ok: false; reason: 'no-key-column' | 'no-language-column' | 'not-csv' };

/**
 * What a translated table changes in a flow. The flow's first language is what the others were translated from: a line
 * whose text in it is another one by now is refused rather than taken for a translation of something else.
 */
export function readTexts(flow: Flow, csv: string): ReadTexts {
  const { data, errors, meta } = Papa.parse<Record<string, string>>(csv.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
  });
  if (errors.some(({ type }) => type === 'Quotes')) return { ok: false, reason: 'not-csv' };
  const columns = meta.fields ?? [];
  if (!columns.includes('key')) return { ok: false, reason: 'no-key-column' };
  const languages = flow.languages.filter((language) => columns.includes(language));
  if (languages.length === 0) return { ok: false, reason: 'no-language-column' };
  const [source = ''] = flow.languages;
  const known = new Map(listTexts(flow).map((text) => [text.key, text]));
  const changes: TextChange[] = [];
  const refused: RefusedText[] = [];
  data.forEach((row, index) => {
    const key = row.key?.trim() ?? '';
    const text = known.get(key);
    const line = index + 2;
    if (!text) {
      refused.push({ line, key, reason: 'unknown-text' });
      return;
    }
    const { node, nodeName, path, byLanguage } = text;
    if (languages.includes(source) && plain(row[source]) !== plain(byLanguage[source])) {
      refused.push({ line, key, reason: 'source-changed' });
      return;
    }
    for (const language of languages.filter((candidate) => candidate !== source)) {
      const before = byLanguage[language] ?? '';
      const after = unmark(row[language] ?? '');
      if (plain(after) !== plain(before)) changes.push({ key, node, nodeName, path, language, before, after });
    }
  });
  return { ok: true, changes, refused, languages };
}

/** The flow with changes made; the others of its texts stay as they are. */
export function applyTexts(flow: Flow, changes: readonly TextChange[]): Flow {
  return {
    ...flow,
    nodes: flow.nodes.map((node) => {
      const own = changes.filter((change) => change.node === node.id);
      if (own.length === 0) return node;
      const config = structuredClone(node.config);
      for (const { path, language, after } of own) setText(config, [...path, language], after);
      return { ...node, config };
    }),
  };
}

function setText(config: Record<string, unknown>, path: readonly (string | number)[], text: string): void {
  let place: Record<string, unknown> = config;
  for (const step of path.slice(0, -1)) {
    const next = place[step];
    if (typeof next !== 'object' || next === null) return;
    place = next as Record<string, unknown>;
  }
  const last = path.at(-1);
  if (last !== undefined) place[last] = text;
}

/** Without the mark that keeps spreadsheets from calculating. */
function unmark(text: string): string {
  return /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}

/** For comparing: editors of tables change line ends and add blanks at the end. */
function plain(text: string | undefined): string {
  return unmark(text ?? '')
    .replaceAll('\r\n', '\n')
    .trim();
}

import { nodeKind } from '#schemas/nodes/index.ts';
import type { Change, ChangePart, FieldChange } from './compare-flows.ts';
import type { WordsLanguage } from './words.ts';

/** What a comparison says of each change, in one sentence without its fields: `Node “Menu” changed and moved`. */
export function describeChange(change: Change, language: WordsLanguage): string {
  const texts = TEXTS[language];
  const { before, after } = change.leads ?? {};
  const leads = before && after ? undefined : (before ?? after);
  const whereTo = leads ? ` → ${texts.quote(leads[language])}` : '';
  const title = `${texts.parts[change.part]} ${texts.quote(change.title[language])}${whereTo}`;
  if (before && after) return title + texts.colon + texts.redirected(before[language], after[language]);
  const moved = change.moved && change.type !== 'moved' ? texts.alsoMoved : '';
  return title + texts.colon + texts.types[change.type] + moved;
}

/** One field of a change: `Wait for a key: 5000 → 8000`. */
export function describeField(field: FieldChange, language: WordsLanguage): string {
  const texts = TEXTS[language];
  const name = field.name[language];
  const { before, after } = describeSides(field, language);
  const { colon } = texts;
  if (field.type === 'added') return name + colon + texts.types.added + colon + after;
  if (field.type === 'removed') return name + colon + texts.types.removed + colon + before;
  return `${name}${field.type === 'order' ? ` (${texts.order})` : ''}${colon}${before} → ${after}`;
}

/** What a field held and holds, as people read it. */
export function describeSides(field: FieldChange, language: WordsLanguage): { before: string; after: string } {
  const kindName = (value: unknown) => nodeKind(String(value))?.texts[language].name;
  const say = (value: unknown) =>
    (field.path.join() === 'kind' ? kindName(value) : undefined) ?? describeValue(value, language);
  return {
    before: field.shown?.before?.[language] ?? say(field.before),
    after: field.shown?.after?.[language] ?? say(field.after),
  };
}

function describeValue(value: unknown, language: WordsLanguage): string {
  const texts = TEXTS[language];
  if (value === undefined || value === null || value === '') return texts.empty;
  if (typeof value === 'boolean') return value ? texts.yes : texts.no;
  if (typeof value === 'number') return value.toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB');
  if (typeof value !== 'object') return String(value);
  const nested = (item: unknown) => {
    const said = describeValue(item, language);
    return typeof item === 'object' && item !== null && said !== texts.empty ? `(${said})` : said;
  };
  if (Array.isArray(value)) return value.map(nested).join(', ') || texts.empty;
  return (
    Object.entries(value)
      .map(([key, item]) => `${key}: ${nested(item)}`)
      .join(', ') || texts.empty
  );
}

/** Every change as lines of text, fields indented below their part. */
export function describeChanges(changes: readonly Change[], language: WordsLanguage): string[] {
  return changes.flatMap((change) => [
    describeChange(change, language),
    ...change.fields.map((field) => `  ${describeField(field, language)}`),
  ]);
}

interface Texts {
  parts: Record<ChangePart, string>;
  types: Record<Change['type'], string>;
  quote: (text: string) => string;
  colon: string;
  alsoMoved: string;
  redirected: (before: string, after: string) => string;
  order: string;
  empty: string;
  yes: string;
  no: string;
}

const TEXTS: Record<WordsLanguage, Texts> = {
  en: {
    parts: {
      flow: 'Flow',
      node: 'Node',
      edge: 'Connection',
      variable: 'Variable',
      note: 'Note',
      test: 'Test',
      waiver: 'Accepted finding',
    },
    types: { added: 'added', removed: 'removed', changed: 'changed', moved: 'moved', redirected: 'leads elsewhere' },
    quote: (text) => `“${text}”`,
    colon: ': ',
    alsoMoved: ' and moved',
    redirected: (before, after) => `leads to “${after}” instead of “${before}”`,
    order: 'order',
    empty: '—',
    yes: 'yes',
    no: 'no',
  },
  fr: {
    parts: {
      flow: 'Flux',
      node: 'Nœud',
      edge: 'Lien',
      variable: 'Variable',
      note: 'Note',
      test: 'Test',
      waiver: 'Constat accepté',
    },
    types: {
      added: 'ajout',
      removed: 'suppression',
      changed: 'modification',
      moved: 'déplacement',
      redirected: 'autre destination',
    },
    quote: (text) => `« ${text} »`,
    colon: ' : ',
    alsoMoved: ' et déplacement',
    redirected: (before, after) => `mène à « ${after} » au lieu de « ${before} »`,
    order: 'ordre',
    empty: '—',
    yes: 'oui',
    no: 'non',
  },
};

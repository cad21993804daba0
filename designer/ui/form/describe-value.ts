import { z } from 'zod';
import type { Formats } from '#designer/i18n/formats.ts';
import { type FieldMeta, fieldMeta, unwrap } from '#schemas/nodes/fields.ts';
import { prompt, summarisePrompt } from '#schemas/nodes/prompt.ts';
import type { FormTexts } from './form-scope.ts';
import { fieldAt, textPathOf } from './schema-at.ts';
import { type FieldPath, isRecord } from './set-at-path.ts';

/** What the words of a value are made with. */
export interface ValueWords {
  empty: string;
  yes: string;
  no: string;
  units: Readonly<Record<string, string>>;
  formats: Pick<Formats, 'number' | 'date'>;
  /** What a thing of the installation is called; its id when that is not known. */
  nameOf: (kind: FieldMeta['reference'], id: string) => string;
}

interface DescribedForm {
  schema: z.ZodType;
  texts: FormTexts;
}

/** What the form calls the field at a path; of a part that has no name of its own, what it stands in. */
export function describeField(texts: FormTexts, path: FieldPath): string {
  for (let length = path.length; length > 0; length -= 1) {
    const found = texts.fields[textPathOf(path.slice(0, length))];
    if (found) return found.label;
  }
  return path.join('.');
}

/** A value of the field at a path in words: options and references by their names, numbers with their units. */
export function describeValue(form: DescribedForm, path: FieldPath, value: unknown, words: ValueWords): string {
  const schema = fieldAt(form.schema, path);
  const meta = schema ? fieldMeta(schema) : {};
  const inner = (key: string | number, part: unknown) => describeValue(form, [...path, key], part, words);
  if (value === undefined || value === null || value === '') return words.empty;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return describeNumber(value, meta, words);
  if (typeof value === 'string') return describeText({ form, path, meta, words }, value);
  if (Array.isArray(value)) {
    const spoken = prompt.safeParse(value);
    if (value.length === 0) return words.empty;
    if (spoken.success) return describePrompt(spoken.data);
    return value.map((item, index) => inner(index, item)).join(', ');
  }
  if (!isRecord(value)) return String(value);
  if (typeof value.name === 'string') return value.name;
  return keysOf(schema, value)
    .map((key) => inner(key, value[key]))
    .join(' ');
}

/** In the order of the form; the database keeps none. */
function keysOf(schema: z.ZodType | undefined, value: Record<string, unknown>): string[] {
  const inner = schema && unwrap(schema);
  if (!(inner instanceof z.ZodObject)) return Object.keys(value);
  return Object.keys(inner.shape).filter((key) => key in value);
}

interface TextPlace {
  form: DescribedForm;
  path: FieldPath;
  meta: FieldMeta;
  words: ValueWords;
}

function describeText({ form, path, meta, words }: TextPlace, value: string): string {
  if (meta.widget === 'date') return words.formats.date(value);
  // The options of a list stand under the name of the list.
  const places = [path, typeof path.at(-1) === 'number' ? path.slice(0, -1) : path];
  const option = places
    .map((place) => form.texts.options?.[`${textPathOf(place)}=${value}`])
    .find((text) => text !== undefined);
  const list = typeof path.at(-1) === 'number' ? fieldAt(form.schema, path.slice(0, -1)) : undefined;
  const reference = meta.reference ?? (list && fieldMeta(list).reference);
  return option ?? words.nameOf(reference, value);
}

function describeNumber(value: number, { unit }: FieldMeta, { formats, units }: ValueWords): string {
  const shown = formats.number(unit === 'milliseconds' ? value / 1000 : value);
  const of = unit && units[unit];
  return of ? `${shown}\u00a0${of}` : shown;
}

function describePrompt(pieces: z.infer<typeof prompt>): string {
  const spoken = pieces.flatMap((piece) => {
    if (piece.type === 'text') return Object.keys(piece.text);
    return piece.type === 'audio' ? Object.keys(piece.audio) : [];
  });
  const languages = [...new Set(spoken)];
  if (languages.length < 2) return summarisePrompt(pieces, languages[0] ?? '');
  return languages.map((code) => `${code}: ${summarisePrompt(pieces, code)}`).join(' · ');
}

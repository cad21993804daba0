import { z } from 'zod';
import type { ExpressionType } from '#schemas/expressions/types.ts';
import type { FlowKind } from '#schemas/flow/flow.ts';
import type { VariableType } from '#schemas/flow/variable.ts';

/** Things of the installation that nodes name by id. */
export type CatalogueKind = 'schedule' | 'holiday-group' | 'data-file' | 'blacklist' | 'queue' | 'skill';

/** Everything outside a flow that it can name. */
export type ReferenceKind = 'audio' | 'flow' | CatalogueKind;

/** Things of the installation that only its settings name. */
export type SettingKind =
  | 'disposition-group'
  | 'email-template'
  | 'attachment-group'
  | 'mail-server'
  | 'supervision-group';

/** Whether what a field names is outside the flow; variables and languages are the flow's own. */
export function isReferenceKind(reference: FieldMeta['reference']): reference is ReferenceKind {
  return reference !== undefined && !OF_NO_FLOW.has(reference);
}

const OF_NO_FLOW: ReadonlySet<NonNullable<FieldMeta['reference']>> = new Set([
  'variable',
  'language',
  'disposition-group',
  'email-template',
  'attachment-group',
  'supervision-group',
  'mail-server',
]);

/** How the inspector edits a field and what the compiler checks in it; put on a zod schema with `field()`. */
export interface FieldMeta {
  widget?:
    | 'text'
    | 'textarea'
    | 'number'
    | 'duration'
    | 'switch'
    /** Any of the options of an enum. */
    | 'checks'
    | 'select'
    | 'expression'
    | 'template'
    | 'prompt'
    | 'audio'
    | 'variable'
    | 'flow'
    /** A thing of the installation that the field refers to by id. */
    | 'reference'
    /** A column of the data file that the config names under `columnOf`. */
    | 'column'
    | 'phone'
    | 'key'
    | 'language'
    /** Several languages in which texts are written. */
    | 'languages'
    | 'date'
    | 'colour'
    | 'list'
    /** Several things of the installation, by id. */
    | 'references'
    | 'pairs'
    | 'group'
    /** Answers with a code and a label, which can be pasted in bulk. */
    | 'answers'
    /** What stands on a page of a script, edited in the page designer. */
    | 'elements'
    | 'hidden';
  /** The text is a CEL expression of this type, a text with `{{ }}`, or an expression of the type of a sibling variable. */
  evaluated?: ExpressionType | 'template' | { sameTypeAs: string };
  /** For `duration` and `number`. */
  unit?: 'milliseconds' | 'seconds' | 'minutes' | 'hours' | 'days' | 'digits' | 'times' | 'percent';
  /** A record from language to value, one for each language of the flow. */
  localized?: boolean;
  /** The string names something outside the node. */
  reference?: ReferenceKind | SettingKind | 'variable' | 'language';
  /** For a reference to a flow: the kind it must have. Without it the flow is called as a sub-flow. */
  flowKind?: FlowKind;
  /** For `column`: the field at the top of the config that refers to the data file. */
  columnOf?: string;
  /** A variable reference that the node sets, as opposed to reads. */
  writes?: boolean;
  /** Types that the variable may have; any when absent. */
  accepts?: readonly VariableType[];
  /**
   * An expression, template or reference that may be left empty. Where it may not, the check pass says so instead of the
   * schema, so that a node that was just dropped still parses and has its exits.
   */
  optional?: boolean;
  /** It may be left empty while this sibling is filled in. */
  optionalWith?: string;
  /** A plain text that must be filled in, as expressions, templates and references must without being told so. */
  required?: boolean;
  /** Names of extra data in `event` that expressions of this field can see. */
  sees?: string[];
  /** Folded away until asked for. */
  advanced?: boolean;
  /** Shown only while a sibling has this value. */
  when?: { field: string; is: readonly (string | boolean)[] };
}

const metadata = z.registry<FieldMeta>();

/** Attaches form metadata to a copy of a schema, so that fields which share a schema do not share their metadata. */
export function field<T extends z.ZodType>(schema: T, meta: FieldMeta): T {
  const copy = schema.clone();
  metadata.add(copy, meta);
  return copy;
}

export function fieldMeta(schema: z.ZodType): FieldMeta {
  const own = metadata.get(schema);
  if (own) return own;
  const inner = unwrap(schema);
  return inner === schema ? {} : fieldMeta(inner);
}

/** The schema below `optional`, `default`, `prefault`, `nullable`, `readonly` and refinements. */
export function unwrap(schema: z.ZodType): z.ZodType {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodReadonly
  ) {
    return schema.unwrap() as z.ZodType;
  }
  return schema;
}

export interface VisitedField {
  path: (string | number)[];
  /** The path with list indexes as `[]` and languages left out: the key of the field's texts. */
  textPath: string;
  meta: FieldMeta;
  value: unknown;
  /** The object the field stands in. */
  parent: Record<string, unknown>;
}

/**
 * Walks a config along its schema and shows every field that carries metadata, innermost last. Fields that the form hides
 * are left out, and an optional one that is empty has the value undefined: there is nothing in it to check.
 */
export function visitFields(schema: z.ZodType, value: unknown, visit: (field: VisitedField) => void): void {
  walk(schema, { path: [], textPath: '', value, parent: {} }, visit);
}

type Position = Omit<VisitedField, 'meta'>;

function walk(schema: z.ZodType, at: Position, visit: (field: VisitedField) => void): void {
  const meta = fieldMeta(schema);
  if (isShown(meta, at.parent)) {
    if (metadata.has(schema)) visit({ ...at, value: meta.optional && at.value === '' ? undefined : at.value, meta });
    walkInside(innermost(schema), at, visit);
  }
}

function walkInside(schema: z.ZodType, at: Position, visit: (field: VisitedField) => void): void {
  const { value } = at;
  if (schema instanceof z.ZodObject && isRecord(value)) {
    for (const [key, child] of Object.entries(schema.shape)) {
      const textPath = at.textPath ? `${at.textPath}.${key}` : key;
      walk(child as z.ZodType, { path: [...at.path, key], textPath, value: value[key], parent: value }, visit);
    }
  } else if (schema instanceof z.ZodArray && Array.isArray(value)) {
    value.forEach((item, index) => {
      const parent = isRecord(item) ? item : at.parent;
      const path = [...at.path, index];
      walk(schema.element as z.ZodType, { path, textPath: `${at.textPath}[]`, value: item, parent }, visit);
    });
  } else if (schema instanceof z.ZodRecord && isRecord(value)) {
    for (const [key, item] of Object.entries(value)) {
      walk(schema.valueType as z.ZodType, { ...at, path: [...at.path, key], value: item }, visit);
    }
  } else if (schema instanceof z.ZodDiscriminatedUnion && isRecord(value)) {
    const option = optionFor(schema, value);
    if (option) walkInside(option, at, visit);
  }
}

function isShown({ when }: FieldMeta, parent: Record<string, unknown>): boolean {
  return when === undefined || when.is.some((wanted) => wanted === parent[when.field]);
}

/** The schema below everything that `unwrap` takes off. */
function innermost(schema: z.ZodType): z.ZodType {
  const inner = unwrap(schema);
  return inner === schema ? schema : innermost(inner);
}

export interface DeclaredField {
  /** As in `VisitedField`. */
  textPath: string;
  /** Empty for a field that was given none. */
  meta: FieldMeta;
  /** The values of a field that is one of several; for a union, those of its discriminator. */
  options: readonly string[];
}

/** Every field that configs of a schema can have, whatever their values; what texts and forms must cover. */
export function listFields(schema: z.ZodType): DeclaredField[] {
  const found = new Map<string, DeclaredField>();
  list(schema, '', found);
  return [...found.values()];
}

function list(schema: z.ZodType, textPath: string, found: Map<string, DeclaredField>): void {
  const inner = innermost(schema);
  if (textPath !== '' && !textPath.endsWith('[]') && !found.has(textPath)) {
    found.set(textPath, {
      textPath,
      meta: fieldMeta(schema),
      options: inner instanceof z.ZodEnum ? inner.options.map(String) : [],
    });
  }
  if (inner instanceof z.ZodObject) {
    for (const [key, child] of Object.entries(inner.shape)) {
      list(child as z.ZodType, textPath ? `${textPath}.${key}` : key, found);
    }
  } else if (inner instanceof z.ZodArray) {
    list(inner.element as z.ZodType, `${textPath}[]`, found);
  } else if (inner instanceof z.ZodDiscriminatedUnion) {
    listUnion(inner, textPath, found);
  }
}

function listUnion(union: z.ZodDiscriminatedUnion, textPath: string, found: Map<string, DeclaredField>): void {
  const { discriminator } = union.def;
  const options: string[] = [];
  for (const option of union.options) {
    if (!(option instanceof z.ZodObject)) continue;
    for (const [key, child] of Object.entries(option.shape)) {
      if (key !== discriminator) list(child as z.ZodType, `${textPath}.${key}`, found);
      else if (child instanceof z.ZodLiteral) options.push(...[...child.values].map(String));
    }
  }
  const path = `${textPath}.${discriminator}`;
  found.set(path, { textPath: path, meta: { widget: 'select' }, options });
}

/** The member of a discriminated union that a value belongs to. */
export function optionFor(union: z.ZodDiscriminatedUnion, value: Record<string, unknown>): z.ZodObject | undefined {
  const key = union.def.discriminator;
  for (const option of union.options) {
    if (!(option instanceof z.ZodObject)) continue;
    const literal = option.shape[key];
    if (literal instanceof z.ZodLiteral && literal.values.has(value[key] as never)) return option;
  }
  return undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

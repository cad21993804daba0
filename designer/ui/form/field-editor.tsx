import { memo } from 'react';
import { z } from 'zod';
import { type FieldMeta, fieldMeta, unwrap } from '#schemas/nodes/fields.ts';
import { AudioField } from './fields/audio-field.tsx';
import { ChecksField } from './fields/checks-field.tsx';
import { ChoiceField } from './fields/choice-field.tsx';
import { ColourField } from './fields/colour-field.tsx';
import { DateField } from './fields/date-field.tsx';
import { FlowField } from './fields/flow-field.tsx';
import { GroupField } from './fields/group-field.tsx';
import { LanguageField } from './fields/language-field.tsx';
import { LanguagesField } from './fields/languages-field.tsx';
import { ListField } from './fields/list-field.tsx';
import { DurationField, NumberField } from './fields/number-field.tsx';
import { PromptField } from './fields/prompt-field.tsx';
import { RawField } from './fields/raw-field.tsx';
import { ReferenceField } from './fields/reference-field.tsx';
import { ReferencesField } from './fields/references-field.tsx';
import { SwitchField } from './fields/switch-field.tsx';
import { TemplateField } from './fields/template-field.tsx';
import { TextField } from './fields/text-field.tsx';
import { VariantField } from './fields/variant-field.tsx';
import { useFormScope } from './form-scope.ts';
import { type FieldPath, isRecord } from './set-at-path.ts';

export interface FieldProps {
  schema: z.ZodType;
  meta: FieldMeta;
  path: FieldPath;
  /** The key of the field's texts: the path with list indexes as `[]`. */
  textPath: string;
  value: unknown;
  parent: Record<string, unknown>;
  /** Leaves the label out where the place says it already; screen readers still get it. */
  bare?: boolean;
}

type Widget = NonNullable<FieldMeta['widget']>;

/** Draws a field whose schema and metadata ask for it. */
export type FieldWidget = (props: FieldProps) => React.ReactNode;

const WIDGETS: Partial<Record<Widget, FieldWidget>> = {
  text: TextField,
  textarea: TextField,
  phone: TextField,
  number: NumberField,
  duration: DurationField,
  switch: SwitchField,
  checks: ChecksField,
  select: ChoiceField,
  key: ChoiceField,
  template: TemplateField,
  prompt: PromptField,
  audio: AudioField,
  flow: FlowField,
  reference: ReferenceField,
  language: LanguageField,
  languages: LanguagesField,
  date: DateField,
  colour: ColourField,
  list: ListField,
  references: ReferencesField,
  group: GroupField,
};

/** One field of a config or record, drawn as its schema and metadata say; drawn again only when its own value changes. */
export const FieldEditor = memo(function FieldEditor(props: Omit<FieldProps, 'meta'>) {
  const meta = fieldMeta(props.schema);
  const { widgets } = useFormScope();
  const widget = meta.widget ?? widgetOf(props.schema);
  if (widget === 'hidden') return null;
  const Widget = widget === 'variant' ? VariantField : (widgets?.[widget] ?? WIDGETS[widget] ?? RawField);
  // A config may leave out what has a default; the form shows what then holds.
  const value = props.value === undefined ? props.schema.safeParse(undefined).data : props.value;
  return <Widget {...props} value={value} meta={meta} />;
}, isSameField);

function isSameField(before: Omit<FieldProps, 'meta'>, after: Omit<FieldProps, 'meta'>): boolean {
  const { evaluated } = fieldMeta(after.schema);
  // Siblings matter only where the type of one decides about the other.
  const sibling = typeof evaluated === 'object' ? evaluated.sameTypeAs : undefined;
  return (
    before.value === after.value &&
    before.schema === after.schema &&
    before.bare === after.bare &&
    before.textPath === after.textPath &&
    before.path.join('.') === after.path.join('.') &&
    (sibling === undefined || before.parent[sibling] === after.parent[sibling])
  );
}

interface ObjectFieldsProps {
  schema: z.ZodObject;
  path: FieldPath;
  textPath: string;
  value: unknown;
  /** Which of the fields; everything when absent. */
  only?: (meta: FieldMeta) => boolean;
}

/** The fields of an object, one below the other. */
export function ObjectFields({ schema, path, textPath, value, only }: ObjectFieldsProps) {
  const record = isRecord(value) ? value : {};
  return shownFields(schema, record)
    .filter(({ meta }) => only?.(meta) ?? true)
    .map(({ key, child }) => (
      <FieldEditor
        key={key}
        schema={child}
        path={[...path, key]}
        textPath={textPath ? `${textPath}.${key}` : key}
        value={record[key]}
        parent={record}
      />
    ));
}

/** Fields that have their place while their siblings have the values they have. */
export function shownFields(schema: z.ZodObject, value: Record<string, unknown>) {
  return Object.entries(schema.shape).flatMap(([key, shape]) => {
    // Shapes hold schemas; zod's own types only say so for its core part.
    const child = shape as z.ZodType;
    const meta = fieldMeta(child);
    if (meta.widget === 'hidden' || unwrap(child) instanceof z.ZodLiteral) return [];
    if (meta.when && !isWanted(meta.when, schema, value)) return [];
    return [{ key, child, meta }];
  });
}

function isWanted(when: NonNullable<FieldMeta['when']>, schema: z.ZodObject, value: Record<string, unknown>): boolean {
  const sibling = schema.shape[when.field] as z.ZodType | undefined;
  const set = value[when.field] ?? sibling?.safeParse(undefined).data;
  return when.is.some((wanted) => wanted === set);
}

/** The config schema of a node as an object schema, which all of them are. */
export function objectSchema(schema: z.ZodType): z.ZodObject | undefined {
  const inner = unwrap(schema);
  return inner instanceof z.ZodObject ? inner : undefined;
}

function widgetOf(schema: z.ZodType): Widget | 'variant' {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodString || inner instanceof z.ZodStringFormat) return 'text';
  if (inner instanceof z.ZodNumber) return 'number';
  if (inner instanceof z.ZodBoolean) return 'switch';
  if (inner instanceof z.ZodEnum) return 'select';
  if (inner instanceof z.ZodArray) return fieldMeta(schema).reference ? 'references' : 'list';
  if (inner instanceof z.ZodObject) return 'group';
  if (inner instanceof z.ZodDiscriminatedUnion) return 'variant';
  return 'pairs';
}

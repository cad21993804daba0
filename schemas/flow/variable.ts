import { z } from 'zod';

export const variableType = z.enum(['text', 'number', 'boolean', 'date-time', 'phone', 'list']);
export type VariableType = z.infer<typeof variableType>;

/** A value as journals keep it: JSON, with a date-time as an ISO 8601 string and null for one that was never set. */
export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

export const jsonValue: z.ZodType<Value> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(jsonValue), z.record(z.string(), jsonValue)]),
);

/** Names that mean something else in expressions: what the platform knows, and the words and types of CEL. */
export const RESERVED_NAMES: ReadonlySet<string> = new Set(
  [
    'contact now event local',
    'true false null in as break const continue else for function if import let loop namespace package return var void while',
    'bool bytes cel double dyn google int list map null_type optional string type uint __proto__',
  ].flatMap((names) => names.split(' ')),
);

const VARIABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Whether expressions can use a variable of this name. */
export function isVariableName(name: string): boolean {
  return VARIABLE_NAME.test(name) && !RESERVED_NAMES.has(name);
}

/** A column of a data file that a variable stands for (S111). */
export const variableColumn = z.strictObject({
  file: z.string().min(1).max(64),
  column: z.string().min(1).max(200),
  /** Takes its value from the contact's record at the beginning. */
  read: z.boolean().default(true),
  /** Is written back to the record at the end of a script. */
  write: z.boolean().default(false),
  /** Finds the record. */
  key: z.boolean().default(false),
});
export type VariableColumn = z.infer<typeof variableColumn>;

export const variable = z
  .strictObject({
    name: z
      .string()
      .max(60)
      .regex(VARIABLE_NAME, 'variable-name')
      .refine((name) => !RESERVED_NAMES.has(name), 'reserved-name'),
    type: variableType,
    /** What the variable holds before anything sets it. */
    initial: jsonValue.optional(),
    description: z.string().max(500).optional(),
    column: variableColumn.optional(),
    /** As a sub-flow: `input` is filled by the calling flow, `output` is handed back to it. */
    role: z.enum(['internal', 'input', 'output', 'input-output']).default('internal'),
    /** Whether what callers keyed in or said may go out in it: to web services, e-mails, messages and the log. */
    mayLeave: z.boolean().optional(),
  })
  .refine((v) => v.initial === undefined || fitsType(v.initial, v.type), { error: 'initial-type', path: ['initial'] });
export type Variable = z.infer<typeof variable>;

/** The value a variable of this type has when its flow gives none. */
export function emptyValue(type: VariableType): Value {
  if (type === 'number') return 0;
  if (type === 'boolean') return false;
  if (type === 'list') return [];
  return type === 'date-time' ? null : '';
}

/** Whether a JSON value can be held by a variable of this type. */
export function fitsType(value: Value, type: VariableType): boolean {
  if (type === 'number') return typeof value === 'number';
  if (type === 'boolean') return typeof value === 'boolean';
  if (type === 'list') return Array.isArray(value);
  if (type === 'date-time') return value === null || (typeof value === 'string' && !Number.isNaN(Date.parse(value)));
  return typeof value === 'string';
}

/** What a variable holds before anything sets it. */
export function initialValue({ type, initial }: Pick<Variable, 'type' | 'initial'>): Value {
  return initial ?? emptyValue(type);
}

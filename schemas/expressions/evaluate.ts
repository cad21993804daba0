import type { Value, VariableType } from '#schemas/flow/variable.ts';
import { ContactView, environmentFor } from './environment.ts';
import { prepareExpression } from './prepare.ts';
import { parseTemplate } from './template.ts';
import type { ScopeVariable } from './types.ts';

/** What an expression can see when it is evaluated; all of it JSON, as the journal keeps it. */
export interface EvaluationScope {
  values: Readonly<Record<string, Value>>;
  contact: Readonly<Record<string, Value>>;
  /** Milliseconds since 1970. */
  now: number;
  event: Value;
  local: Readonly<Record<string, Value>>;
}

export type Evaluate = (scope: EvaluationScope) => Value;

/** A value that could not be worked out. */
export class ExpressionError extends Error {
  readonly code: 'not-a-number' | 'wrong-type' | 'open-placeholder';

  constructor(code: ExpressionError['code'], message: string) {
    super(message);
    this.name = 'ExpressionError';
    this.code = code;
  }
}

/** What stands for a date-time that nothing has set: CEL has no null timestamp, but `operators.ts` compares this with null. */
const UNSET_DATE = new Date(Number.NaN);

/**
 * Prepares a CEL expression for repeated evaluation.
 * @throws ParseError; and from the returned function EvaluationError or ExpressionError, when a value is missing or has
 * the wrong type at run time.
 */
export function compileExpression(source: string, variables: readonly ScopeVariable[]): Evaluate {
  const run = prepareExpression(source, environmentFor(variables));
  // A name that does not occur in the text is not needed; most expressions use one or two of them.
  const used = variables.filter(({ name }) => source.includes(name));
  const usesContact = source.includes('contact');
  return (scope) => {
    const names: Record<string, unknown> = { now: new Date(scope.now), event: scope.event, local: scope.local };
    for (const { name, type } of used)
      names[name] = type === 'date-time' ? toDate(scope.values[name]) : scope.values[name];
    if (usesContact) names.contact = new ContactView(scope.contact);
    return toValue(run(names));
  };
}

function toDate(value: Value | undefined): Date {
  return typeof value === 'string' ? new Date(value) : UNSET_DATE;
}

/** Prepares a text with `{{ }}` for repeated evaluation. */
export function compileTemplate(text: string, variables: readonly ScopeVariable[]): (scope: EvaluationScope) => string {
  const parsed = parseTemplate(text);
  if (!parsed.ok) {
    return () => {
      throw new ExpressionError('open-placeholder', parsed.issue.message);
    };
  }
  const parts = parsed.parts.map((part) =>
    part.type === 'text' ? part.text : compileExpression(part.source, variables),
  );
  return (scope) => parts.map((part) => (typeof part === 'string' ? part : displayValue(part(scope)))).join('');
}

/** A value as it is put into a text. */
export function displayValue(value: Value): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/**
 * Fits a value into a variable of the given type. Between text, numbers and booleans it converts what reads fully as the
 * other: typed keys and answers of other systems are text, and JSON has numbers where a flow keeps a reference as text.
 * @throws ExpressionError when it does not fit; the flow then takes its error exit.
 */
export function coerceValue(value: Value, type: VariableType): Value {
  const fitted = FIT[type](value);
  if (fitted === undefined)
    throw new ExpressionError('wrong-type', `${JSON.stringify(value)} does not fit type ${type}`);
  return fitted;
}

const FIT: Record<VariableType, (value: Value) => Value | undefined> = {
  text: fitText,
  phone: fitText,
  number: (value) => {
    if (typeof value === 'string' && /^-?[0-9]+(\.[0-9]+)?$/.test(value)) return Number(value);
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  },
  boolean: (value) =>
    value === 'true' || value === 'false' ? value === 'true' : typeof value === 'boolean' ? value : undefined,
  list: (value) => (Array.isArray(value) ? value : undefined),
  'date-time': (value) => {
    if (value === null) return null;
    if (typeof value !== 'string' || Number.isNaN(Date.parse(value))) return undefined;
    return new Date(value).toISOString();
  },
};

function fitText(value: Value): Value | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/**
 * CEL's own types (bigint, Date, Map, durations) as JSON.
 * @throws ExpressionError for what JSON cannot hold, such as the result of a division by zero.
 */
export function toValue(raw: unknown): Value {
  if (raw === null || raw === undefined) return null;
  if (typeof raw === 'bigint') return Number(raw);
  if (typeof raw === 'string' || typeof raw === 'boolean') return raw;
  if (typeof raw === 'number') return finite(raw);
  if (raw instanceof Date) return Number.isNaN(raw.getTime()) ? null : raw.toISOString();
  if (Array.isArray(raw)) return raw.map(toValue);
  if (raw instanceof Map) return toRecord(raw.entries());
  if (typeof raw === 'object') {
    if ('getMilliseconds' in raw && 'seconds' in raw) return Number(raw.seconds);
    const primitive: unknown = raw.valueOf();
    if (primitive !== raw) return toValue(primitive);
    return toRecord(Object.entries(raw));
  }
  return String(raw);
}

function toRecord(entries: Iterable<[unknown, unknown]>): Value {
  const record: { [key: string]: Value } = {};
  for (const [key, value] of entries) record[String(key)] = toValue(value);
  return record;
}

function finite(number: number): number {
  if (!Number.isFinite(number)) throw new ExpressionError('not-a-number', `${number} is not a number`);
  return number;
}

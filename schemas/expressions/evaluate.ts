import type { Value, VariableType } from '#schemas/flow/variable.ts';
import { environmentFor } from './environment.ts';
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

/**
 * Prepares a CEL expression for repeated evaluation.
 * @throws EvaluationError from the returned function when a value is missing or has the wrong type at run time.
 */
export function compileExpression(source: string, variables: readonly ScopeVariable[]): Evaluate {
  const run = environmentFor(variables).parse(source);
  const dates = variables.filter((variable) => variable.type === 'date-time').map((variable) => variable.name);
  return (scope) => {
    const names: Record<string, unknown> = { ...scope.values };
    for (const name of dates) names[name] = typeof names[name] === 'string' ? new Date(names[name]) : null;
    names.contact = scope.contact;
    names.now = new Date(scope.now);
    names.event = scope.event;
    names.local = scope.local;
    return toValue(run(names));
  };
}

/** Prepares a text with `{{ }}` for repeated evaluation. */
export function compileTemplate(text: string, variables: readonly ScopeVariable[]): (scope: EvaluationScope) => string {
  const parsed = parseTemplate(text);
  if (!parsed.ok) {
    return () => {
      throw new Error(parsed.issue.message);
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
 * Fits a value into a variable of the given type.
 * @throws Error when it does not fit; the flow then takes its error exit.
 */
export function coerceValue(value: Value, type: VariableType): Value {
  if ((type === 'text' || type === 'phone') && typeof value === 'string') return value;
  if (type === 'number' && typeof value === 'number' && Number.isFinite(value)) return value;
  if (type === 'boolean' && typeof value === 'boolean') return value;
  if (type === 'list' && Array.isArray(value)) return value;
  if (type === 'date-time' && typeof value === 'string' && !Number.isNaN(Date.parse(value))) {
    return new Date(value).toISOString();
  }
  throw new Error(`${JSON.stringify(value)} does not fit type ${type}`);
}

/** CEL's own types (bigint, Date, Map, durations) as JSON. */
export function toValue(raw: unknown): Value {
  if (raw === null || raw === undefined) return null;
  if (typeof raw === 'bigint') return Number(raw);
  if (typeof raw === 'string' || typeof raw === 'boolean' || typeof raw === 'number') return raw;
  if (raw instanceof Date) return raw.toISOString();
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

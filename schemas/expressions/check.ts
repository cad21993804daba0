import { environmentFor } from './environment.ts';
import { parseTemplate } from './template.ts';
import type { CheckedExpression, ExpressionIssue, ExpressionType, ScopeVariable } from './types.ts';

/** CEL result types that may stand where a given type is wanted. `dyn` passes and is checked again at run time. */
const ACCEPTED: Record<Exclude<ExpressionType, 'any'>, readonly string[]> = {
  text: ['string'],
  number: ['double', 'int', 'uint'],
  boolean: ['bool'],
  'date-time': ['google.protobuf.Timestamp'],
  phone: ['string'],
  list: ['list'],
};

/** Type-checks one CEL expression against the variables in scope and the type wanted where it stands. */
export function checkExpression(
  source: string,
  expected: ExpressionType,
  variables: readonly ScopeVariable[],
): CheckedExpression {
  if (source.trim() === '') return failure('syntax', 'empty expression', 0, 0);
  const result = environmentFor(variables).check(source);
  if (!result.valid || result.type === undefined) {
    const { error } = result;
    const rule = error?.code === 'unknown_variable' ? 'unknown-name' : error?.name === 'ParseError' ? 'syntax' : 'type';
    return failure(rule, error?.summary ?? 'invalid', error?.range?.start ?? 0, error?.range?.end ?? source.length);
  }
  if (!accepts(result.type, expected)) {
    return failure('result-type', `${result.type} ≠ ${expected}`, 0, source.length);
  }
  return { ok: true, type: result.type };
}

/** Checks every `{{ }}` of a text; positions are those in the whole text. */
export function checkTemplate(text: string, variables: readonly ScopeVariable[]): ExpressionIssue[] {
  const parsed = parseTemplate(text);
  if (!parsed.ok) return [parsed.issue];
  return parsed.parts.flatMap((part) => {
    if (part.type === 'text') return [];
    const checked = checkExpression(part.source, 'any', variables);
    if (checked.ok) return [];
    return [{ ...checked.issue, start: checked.issue.start + part.start, end: checked.issue.end + part.start }];
  });
}

function accepts(type: string, expected: ExpressionType): boolean {
  if (expected === 'any' || type === 'dyn') return true;
  return ACCEPTED[expected].some((accepted) => type === accepted || type.startsWith(`${accepted}<`));
}

function failure(rule: ExpressionIssue['rule'], message: string, start: number, end: number): CheckedExpression {
  return { ok: false, issue: { rule, message, start, end } };
}

import type { Environment, TypeCheckResult } from '@marcbachmann/cel-js';
import { ParseError } from '@marcbachmann/cel-js';
import { BUILT_IN_NAMES, environmentFor } from './environment.ts';
import { explainError } from './explain-error.ts';
import { describeIssue } from './issue-texts.ts';
import { prepareExpression } from './prepare.ts';
import { parseTemplate } from './template.ts';
import type { CheckedExpression, ExpressionIssue, ExpressionType, ScopeVariable } from './types.ts';

/** CEL result types that may stand where a given type is wanted. `dyn` passes and is checked again at run time. */
const ACCEPTED: Record<Exclude<ExpressionType, 'any'>, readonly string[]> = {
  text: ['string'],
  number: ['double', 'int', 'uint'],
  boolean: ['bool'],
  'date-time': ['google.protobuf.Timestamp', 'null'],
  phone: ['string'],
  list: ['list'],
};

/** Type-checks one CEL expression against the variables in scope and the type wanted where it stands. */
export function checkExpression(
  source: string,
  expected: ExpressionType,
  variables: readonly ScopeVariable[],
): CheckedExpression {
  if (source.trim() === '')
    return { ok: false, issue: issueOf('syntax', 'empty', {}, { start: 0, end: source.length }) };
  const environment = environmentFor(variables);
  const { type, error } = checkSource(source, environment);
  if (type === undefined) {
    if (!error) return { ok: false, issue: issueOf('syntax', 'invalid', {}, { start: 0, end: source.length }) };
    const names = [...variables.map(({ name }) => name), ...BUILT_IN_NAMES];
    return { ok: false, issue: explainError({ error, source, environment, names }) };
  }
  if (!accepts(type, expected)) {
    const range = { start: 0, end: source.length };
    return { ok: false, issue: issueOf('result-type', 'result-type', { type, wanted: expected }, range) };
  }
  return { ok: true, type };
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

function checkSource(source: string, environment: Environment): Pick<TypeCheckResult, 'type' | 'error'> {
  try {
    const { valid, type, error } = prepareExpression(source, environment).check();
    return valid ? { type } : { error };
  } catch (error) {
    if (error instanceof ParseError) return { error };
    throw error;
  }
}

function accepts(type: string, expected: ExpressionType): boolean {
  if (expected === 'any' || type === 'dyn') return true;
  return ACCEPTED[expected].some((accepted) => type === accepted || type.startsWith(`${accepted}<`));
}

function issueOf(
  rule: ExpressionIssue['rule'],
  code: ExpressionIssue['code'],
  params: ExpressionIssue['params'],
  range: { start: number; end: number },
): ExpressionIssue {
  return { rule, code, params, message: describeIssue({ code, params }, 'en'), ...range };
}

import type { ASTNode, Environment, TypeCheckResult } from '@marcbachmann/cel-js';
import { describeIssue } from './issue-texts.ts';
import { nearestName } from './nearest-name.ts';
import type { ExpressionIssue, ExpressionIssueCode } from './types.ts';

type CelError = NonNullable<TypeCheckResult['error']>;

interface Failed {
  error: CelError;
  source: string;
  environment: Environment;
  /** Names that could have been meant. */
  names: readonly string[];
}

interface Explanation {
  code: ExpressionIssueCode;
  params?: Record<string, string>;
  /** The part of the expression to point at, when it is not the one CEL points at. */
  at?: { start: number; end: number };
}

/** What CEL found wrong, with names and types taken from the expression instead of from CEL's English message. */
export function explainError(failed: Failed): ExpressionIssue {
  const { error, source } = failed;
  const explain = Object.hasOwn(EXPLAIN, error.code) ? EXPLAIN[error.code] : undefined;
  const { code, params = {}, at } = explain?.(failed) ?? { code: 'invalid' as const };
  const rule = code === 'unknown-name' ? 'unknown-name' : isSyntax(error) ? 'syntax' : 'type';
  const range = visibleRange(at ?? error.range ?? { start: 0, end: source.length }, source);
  return { rule, code, params, message: describeIssue({ code, params }, 'en'), ...range };
}

const EXPLAIN: Record<string, ((failed: Failed) => Explanation) | undefined> = {
  unexpected_token: explainUnexpected,
  expected_token: explainUnexpected,
  unexpected_character: explainUnexpected,
  unterminated_string: () => ({ code: 'unfinished-text' }),
  unterminated_triple_quoted_string: () => ({ code: 'unfinished-text' }),
  newline_in_string: () => ({ code: 'unfinished-text' }),
  invalid_number: () => ({ code: 'bad-number' }),
  invalid_integer: () => ({ code: 'bad-number' }),
  invalid_hex_integer: () => ({ code: 'bad-number' }),
  invalid_exponent: () => ({ code: 'bad-number' }),
  invalid_escape_sequence: () => ({ code: 'bad-escape' }),
  invalid_unicode_escape: () => ({ code: 'bad-escape' }),
  limit_exceeded: () => ({ code: 'too-large' }),
  reserved_identifier: (failed) => ({ code: 'reserved-word', params: { name: found(failed) } }),
  unknown_variable: (failed) => {
    const name = found(failed);
    const suggestion = nearestName(name, failed.names);
    return { code: 'unknown-name', params: { name, ...(suggestion === undefined ? {} : { suggestion }) } };
  },
  no_such_overload: (failed) => explainOperator(failed),
  no_matching_overload: (failed) => explainCall(failed),
  invalid_logical_operand: (failed) => {
    const wrong = operands(failed).find((operand) => !['bool', 'dyn'].includes(typeOf(failed, operand)));
    return { code: 'condition', params: { type: wrong ? typeOf(failed, wrong) : 'dyn' }, at: wrong };
  },
  invalid_condition_type: (failed) => {
    const node = nodeOf(failed);
    return { code: 'condition', params: { type: node ? typeOf(failed, node) : 'dyn' } };
  },
  incompatible_ternary_branches: (failed) => {
    const [, left, right] = operands(failed);
    return { code: 'results-differ', params: typePair(failed, left, right) };
  },
  cannot_index_type: (failed) => {
    const [target] = operands(failed);
    return { code: 'no-parts', params: { type: target ? typeOf(failed, target) : 'dyn' } };
  },
  invalid_index_type: () => ({ code: 'position' }),
  no_such_key: (failed) => {
    const node = nodeOf(failed);
    return { code: 'unknown-field', params: { name: node?.op === '.' ? node.args[1] : found(failed) } };
  },
  invalid_comprehension_range: (failed) => {
    const node = nodeOf(failed);
    return { code: 'no-list', params: { type: node ? typeOf(failed, node) : 'dyn' } };
  },
};

function explainUnexpected(failed: Failed): Explanation {
  const text = found(failed).trim();
  return text === '' ? { code: 'ends-early' } : { code: 'unexpected', params: { found: text } };
}

function explainOperator(failed: Failed): Explanation {
  const node = nodeOf(failed);
  if (!node) return { code: 'invalid' };
  if (node.op === '!_' || node.op === '-_') {
    return { code: 'operand', params: { operator: node.op.slice(0, 1), type: typeOf(failed, node.args) } };
  }
  const [left, right] = operands(failed);
  return { code: 'operands', params: { operator: node.op, ...typePair(failed, left, right) } };
}

function explainCall(failed: Failed): Explanation {
  const node = nodeOf(failed);
  if (node?.op !== 'call' && node?.op !== 'rcall') return { code: 'invalid' };
  const [name] = node.args;
  const known = failed.environment.getDefinitions().functions.some((declared) => declared.name === name);
  if (!known) return { code: 'unknown-function', params: { name } };
  const given = node.op === 'call' ? node.args[1] : [node.args[1], ...node.args[2]];
  return { code: 'arguments', params: { name, types: given.map((argument) => typeOf(failed, argument)).join(', ') } };
}

function typePair(failed: Failed, left: ASTNode | undefined, right: ASTNode | undefined): Record<string, string> {
  return { left: left ? typeOf(failed, left) : 'dyn', right: right ? typeOf(failed, right) : 'dyn' };
}

/** The type of a part of the expression; unknown where it uses a name that only exists inside, as in `list.map(x, …)`. */
function typeOf({ source, environment }: Failed, { start, end }: ASTNode): string {
  const checked = environment.check(source.slice(start, end));
  return checked.valid && checked.type !== undefined ? checked.type : 'dyn';
}

function nodeOf({ error }: Failed): ASTNode | undefined {
  const { node } = error;
  // Only errors of the parser lack a tree; those of the checker carry the node they are about.
  return node && 'op' in node && node.op !== undefined ? (node as ASTNode) : undefined;
}

/** The two or three sub-expressions of an operator. */
function operands(failed: Failed): ASTNode[] {
  const parts: unknown = nodeOf(failed)?.args;
  return Array.isArray(parts) ? parts.filter(isNode) : [];
}

function isNode(part: unknown): part is ASTNode {
  return typeof part === 'object' && part !== null && 'op' in part;
}

function found({ error, source }: Failed): string {
  return error.range ? source.slice(error.range.start, error.range.end) : '';
}

function isSyntax(error: CelError): boolean {
  return error.name === 'ParseError';
}

/** At least one character, so that an editor has something to underline. */
function visibleRange({ start, end }: { start: number; end: number }, source: string): { start: number; end: number } {
  if (end > start) return { start, end };
  const from = Math.max(0, Math.min(start, source.length - 1));
  return { start: from, end: from + 1 };
}

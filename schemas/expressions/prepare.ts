import type { Environment, ParseResult } from '@marcbachmann/cel-js';
import { relaxWholeNumbers } from './whole-numbers.ts';

const prepared = new WeakMap<Environment, Map<string, ParseResult>>();
/** Bounds the cache while a designer types; a large flow has about a thousand expressions. */
const CACHE_LIMIT = 5000;

/**
 * Parses an expression, once for each environment and text.
 * @throws ParseError
 */
export function prepareExpression(source: string, environment: Environment): ParseResult {
  let known = prepared.get(environment);
  if (!known) {
    known = new Map();
    prepared.set(environment, known);
  }
  let expression = known.get(source);
  if (!expression) {
    expression = environment.parse(source);
    relaxWholeNumbers(expression.ast);
    if (known.size >= CACHE_LIMIT) known.clear();
    known.set(source, expression);
  }
  return expression;
}

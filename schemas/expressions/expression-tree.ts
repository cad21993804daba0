import type { ASTNode } from '@marcbachmann/cel-js';
import { environmentFor } from './environment.ts';
import { prepareExpression } from './prepare.ts';
import type { ScopeVariable } from './types.ts';

/** A parsed expression: an operation and its operands. */
export type ExpressionTree = ASTNode;

/** The tree of an expression; null for one that cannot be parsed. */
export function expressionTree(source: string, variables: readonly ScopeVariable[]): ExpressionTree | null {
  try {
    return prepareExpression(source, environmentFor(variables)).ast;
  } catch {
    return null;
  }
}

import type { VariableType } from '#schemas/flow/variable.ts';

/** The type an expression must have where it stands; `any` takes everything. */
export type ExpressionType = VariableType | 'any';

export interface ScopeVariable {
  name: string;
  type: VariableType;
}

/** A problem in an expression, with the character range it concerns. */
export interface ExpressionIssue {
  rule: 'syntax' | 'unknown-name' | 'type' | 'result-type' | 'template';
  message: string;
  start: number;
  end: number;
}

export type CheckedExpression = { ok: true; type: string } | { ok: false; issue: ExpressionIssue };

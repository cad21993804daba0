import type { VariableType } from '#schemas/flow/variable.ts';

/** The type an expression must have where it stands; `any` takes everything. */
export type ExpressionType = VariableType | 'any';

export interface ScopeVariable {
  name: string;
  type: VariableType;
}

/** What exactly is wrong; `issue-texts.ts` puts each into words. */
export type ExpressionIssueCode =
  | 'empty'
  | 'ends-early'
  | 'unexpected'
  | 'unfinished-text'
  | 'bad-number'
  | 'bad-escape'
  | 'reserved-word'
  | 'too-large'
  | 'unknown-name'
  | 'unknown-function'
  | 'unknown-field'
  | 'operands'
  | 'operand'
  | 'arguments'
  | 'condition'
  | 'results-differ'
  | 'no-parts'
  | 'position'
  | 'no-list'
  | 'result-type'
  | 'open-placeholder'
  | 'invalid';

/** A problem in an expression, with the character range it concerns. */
export interface ExpressionIssue {
  rule: 'syntax' | 'unknown-name' | 'type' | 'result-type' | 'template';
  code: ExpressionIssueCode;
  /** Values for the text; CEL types under `type`, `left`, `right`, `types` and `wanted`. */
  params: Record<string, string>;
  /** The text in English. */
  message: string;
  start: number;
  end: number;
}

export type CheckedExpression = { ok: true; type: string } | { ok: false; issue: ExpressionIssue };

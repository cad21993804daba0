import { readTemplateTerms, readTerm, type Term } from '#schemas/expressions/term.ts';
import type { ScopeVariable } from '#schemas/expressions/types.ts';
import type { IrState, IrTemplate } from '#schemas/ir/ir.ts';

/** An expression somewhere in a state; null for one that cannot be read. */
export interface TermUse {
  term: Term | null;
  /** What the value must be for the caller to hear it. */
  needs?: 'time' | 'number';
  /** The parameter of the effect that the value goes into. */
  param?: string;
}

/** The expressions in the parameters of an effect, in whatever language they stand. */
export function templateTerms(template: IrTemplate, variables: readonly ScopeVariable[], param?: string): TermUse[] {
  if (typeof template !== 'object' || template === null) return [];
  if (Array.isArray(template)) return template.flatMap((item) => templateTerms(item, variables, param));
  const { $value, $text, $spoken } = template;
  if (typeof $value === 'string') return [{ term: readTerm($value, variables), param }];
  if (typeof $text === 'string') return readTemplateTerms($text, variables).map((term) => ({ term, param }));
  if (typeof $spoken === 'object' && $spoken !== null && !Array.isArray($spoken)) {
    const needs = $spoken.as === 'amount' ? 'number' : 'time';
    return templateTerms($spoken, variables, param).map((use) => ({ ...use, needs }));
  }
  return Object.entries(template).flatMap(([key, value]) => templateTerms(value, variables, param ?? key));
}

/** Every expression that a state works out. */
export function termsOf(state: IrState, variables: readonly ScopeVariable[]): TermUse[] {
  switch (state.type) {
    case 'branch':
      return state.branches.map(({ when }) => ({ term: readTerm(when, variables) }));
    case 'assign':
      return state.set.map(({ value }) => ({ term: readTerm(value, variables) }));
    case 'effect':
      return templateTerms(state.params, variables);
    case 'collect':
      return templateTerms(state.prompt, variables);
    case 'end':
      return [];
  }
}

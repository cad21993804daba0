import { documentRules } from './document.ts';
import { fieldRules } from './field.ts';
import { graphRules } from './graph.ts';
import type { RuleSpec } from './rule.ts';
import { subFlowRules } from './sub-flow.ts';

/**
 * Every rule that a flow can break. A new one is an entry in a family here, a page in `documentation/`, a pass in
 * `runtime/compiler/check/check.ts` that finds it, and `tests/flows/broken/<rule>.json` with a document that breaks it and
 * one in which that is mended.
 */
export const rules = { ...documentRules, ...graphRules, ...fieldRules, ...subFlowRules } satisfies Record<
  string,
  RuleSpec
>;

export type Rule = keyof typeof rules;

/** The rule of that id, or undefined for one this version does not know. */
export function ruleOf(id: string): RuleSpec | undefined {
  return Object.hasOwn(rules, id) ? rules[id as Rule] : undefined;
}

/** Whether findings of a rule may be accepted with a reason. */
export function isWaivable(id: string): boolean {
  const rule = ruleOf(id);
  return rule !== undefined && (rule.waivable ?? rule.severity !== 'error');
}

import { conditionRules } from './condition.ts';
import { documentRules } from './document.ts';
import { fieldRules } from './field.ts';
import { graphRules } from './graph.ts';
import { keyRules } from './key.ts';
import { overflowRules } from './overflow.ts';
import { pathRules } from './path.ts';
import { privacyRules } from './privacy.ts';
import type { RuleSpec } from './rule.ts';
import { scriptRules } from './script.ts';
import { strategyRules } from './strategy.ts';
import { subFlowRules } from './sub-flow.ts';
import { valueRules } from './value.ts';
import { waiverRules } from './waiver.ts';

/**
 * Every rule that a flow can break. A new one is an entry in a family here, a page in `documentation/`, a pass in
 * `runtime/compiler/check/check.ts` that finds it, and `tests/flows/broken/<rule>.json` with a document that breaks it and
 * one in which that is mended.
 */
export const rules = {
  ...documentRules,
  ...graphRules,
  ...fieldRules,
  ...subFlowRules,
  ...pathRules,
  ...valueRules,
  ...conditionRules,
  ...keyRules,
  ...privacyRules,
  ...overflowRules,
  ...scriptRules,
  ...strategyRules,
  ...waiverRules,
} satisfies Record<string, RuleSpec>;

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

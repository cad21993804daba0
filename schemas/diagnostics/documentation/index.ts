import type { Rule } from '../rules/index.ts';
import type { RuleLanguage } from '../rules/rule.ts';
import { conditionPages } from './condition.ts';
import { documentPages } from './document.ts';
import { fieldPages } from './field.ts';
import { graphPages } from './graph.ts';
import { keyPages } from './key.ts';
import { overflowPages } from './overflow.ts';
import type { RulePage } from './page.ts';
import { pathPages } from './path.ts';
import { privacyPages } from './privacy.ts';
import { scriptPages } from './script.ts';
import { strategyPages } from './strategy.ts';
import { subFlowPages } from './sub-flow.ts';
import { valuePages } from './value.ts';
import { waiverPages } from './waiver.ts';

/** The page of every rule. Long texts: whoever only needs messages loads the rules without them. */
export const rulePages: Record<Rule, Record<RuleLanguage, RulePage>> = {
  ...documentPages,
  ...graphPages,
  ...fieldPages,
  ...subFlowPages,
  ...pathPages,
  ...valuePages,
  ...conditionPages,
  ...keyPages,
  ...privacyPages,
  ...overflowPages,
  ...scriptPages,
  ...strategyPages,
  ...waiverPages,
};

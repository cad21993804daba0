import type { RuleLanguage } from '../rules/rule.ts';

/** What a rule is about, for somebody who meets it for the first time. */
export interface RulePage {
  title: string;
  /** What callers, agents or the business would notice if the flow went live like this. */
  why: string;
  /** A flow that breaks the rule, told in two or three sentences. */
  example: string;
  /** How to mend it, and when it may be waived. */
  mend: string;
}

/** Declares the pages of one family of rules, in both languages. */
export function definePages<Id extends string>(
  pages: Record<Id, Record<RuleLanguage, RulePage>>,
): Record<Id, Record<RuleLanguage, RulePage>> {
  return pages;
}

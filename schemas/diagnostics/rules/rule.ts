export type RuleLanguage = 'en' | 'fr';

interface RuleText {
  /** What is wrong; `{name}` is filled from the diagnostic's params. */
  message: string;
  /** What to do about it. */
  remedy: string;
}

/** What a rule says about a flow that breaks it. Its page is in `documentation/`. */
export interface RuleSpec extends Record<RuleLanguage, RuleText> {
  severity: 'error' | 'warning' | 'info';
  /** Whether an author may accept such a finding with a reason. Warnings and infos may be, errors only where this says so. */
  waivable?: boolean;
}

/** Declares the rules of one family; it only keeps their ids as literal types. */
export function defineRules<Id extends string>(rules: Record<Id, RuleSpec>): Record<Id, RuleSpec> {
  return rules;
}

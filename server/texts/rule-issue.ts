import type { ServiceIssue } from '../errors.ts';
import { en, type RuleName } from './en.ts';
import { fr } from './fr.ts';

/** An issue with one of the server's own rules. */
export function ruleIssue(path: readonly (string | number)[], rule: RuleName): ServiceIssue {
  return { path, rule, reason: { en: en.rules[rule], fr: fr.rules[rule] } };
}

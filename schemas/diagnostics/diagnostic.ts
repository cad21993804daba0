import { z } from 'zod';
import { ruleOf } from './rules/index.ts';
import type { RuleLanguage } from './rules/rule.ts';

export const severity = z.enum(['error', 'warning', 'info']);
export type Severity = z.infer<typeof severity>;

/** One node on a way through the flow, as a path through sub-flows, and how it is left. */
export const trailStep = z.object({
  node: z.string(),
  exit: z.string().optional(),
  /** What the world does there, as a flow test writes it: `press 2`, `silence`, `http.timeout`. */
  does: z.string().optional(),
});

/** A problem of a flow: where it is, which rule it breaks, and the values its text needs. */
export const diagnostic = z.object({
  rule: z.string(),
  severity,
  node: z.string().optional(),
  edge: z.string().optional(),
  exit: z.string().optional(),
  variable: z.string().optional(),
  /** Path inside the node's config, or inside the document when no node is named. */
  path: z.array(z.union([z.string(), z.number()])).optional(),
  /** A shortest way by which a contact gets there, from the start; the canvas can play it. */
  trail: z.array(trailStep).optional(),
  /** Characters of the field that the problem concerns. */
  range: z.object({ start: z.number(), end: z.number() }).optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Diagnostic = z.infer<typeof diagnostic>;

export type DiagnosticLanguage = RuleLanguage;

/** For a rule of a later version than this program. */
const UNKNOWN_RULE: Record<DiagnosticLanguage, { message: string; remedy: string }> = {
  en: { message: 'Problem {rule}.', remedy: 'Update this program: it does not know the rule.' },
  fr: { message: 'Problème {rule}.', remedy: 'Mettez ce programme à jour : il ne connaît pas la règle.' },
};

/**
 * What is wrong and what to do about it, in words. A param may have a French twin (`field`, `fieldFr`) for values that
 * are themselves words.
 */
export function describeDiagnostic(
  found: Pick<Diagnostic, 'rule' | 'params'>,
  language: DiagnosticLanguage,
): { message: string; remedy: string } {
  const text = (ruleOf(found.rule) ?? UNKNOWN_RULE)[language];
  const fill = (pattern: string) => pattern.replace(/\{(\w+)\}/g, (_, name: string) => paramOf(found, name, language));
  return { message: fill(text.message), remedy: fill(text.remedy) };
}

function paramOf(
  { rule, params }: Pick<Diagnostic, 'rule' | 'params'>,
  name: string,
  language: DiagnosticLanguage,
): string {
  const french = language === 'fr' ? params[`${name}Fr`] : undefined;
  return String(french ?? params[name] ?? (name === 'rule' ? rule : ''));
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((found) => found.severity === 'error');
}

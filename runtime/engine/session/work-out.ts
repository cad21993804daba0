import {
  compileExpression,
  compileTemplate,
  type Evaluate,
  type EvaluationScope,
} from '#schemas/expressions/evaluate.ts';
import type { ScopeVariable } from '#schemas/expressions/types.ts';
import type { Value } from '#schemas/flow/variable.ts';
import type { IrTemplate } from '#schemas/ir/ir.ts';
import { speakAs } from './speak-as.ts';

/** Works the parameters of an effect out. @throws when an expression fails; the node then takes its error exit. */
export type WorkOut = (scope: EvaluationScope) => Value;

/** Prepares a template of parameters: literals stay, `$value`, `$text`, `$localized`, `$language` and `$spoken` are worked out. */
export function prepareTemplate(template: IrTemplate, variables: readonly ScopeVariable[], fallback: string): WorkOut {
  if (Array.isArray(template)) {
    const items = template.map((item) => prepareTemplate(item, variables, fallback));
    return (scope) => items.map((item) => item(scope));
  }
  if (typeof template !== 'object' || template === null) return () => template;
  if (typeof template.$value === 'string') return lazily(template.$value, variables);
  if (typeof template.$text === 'string') {
    const fill = compileTemplate(template.$text, variables);
    return (scope) => fill(scope);
  }
  if (template.$language === true) return (scope) => scope.contact.language ?? fallback;
  if (isRecord(template.$localized)) return prepareLocalized(template.$localized, variables, fallback);
  if (isRecord(template.$spoken)) return prepareSpoken(template.$spoken, variables, fallback);
  const entries = Object.entries(template).map(
    ([key, value]) => [key, prepareTemplate(value, variables, fallback)] as const,
  );
  return (scope) => {
    const worked: Record<string, Value> = {};
    for (const [key, workOut] of entries) worked[key] = workOut(scope);
    return worked;
  };
}

/** An expression that cannot be parsed fails when it is reached, like one that cannot be evaluated: a draft may hold both. */
export function lazily(source: string, variables: readonly ScopeVariable[]): Evaluate {
  try {
    return compileExpression(source, variables);
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

/** The contact's language if there is something for it, else the flow's first language, else whatever there is. */
function prepareLocalized(
  byLanguage: Record<string, IrTemplate>,
  variables: readonly ScopeVariable[],
  fallback: string,
): WorkOut {
  const prepared = new Map(
    Object.entries(byLanguage).map(([code, template]) => [code, prepareTemplate(template, variables, fallback)]),
  );
  const otherwise = prepared.get(fallback) ?? [...prepared.values()][0];
  return (scope) => {
    const chosen = prepared.get(String(scope.contact.language)) ?? otherwise;
    if (!chosen) throw new Error('nothing in any language');
    return chosen(scope);
  };
}

function prepareSpoken(
  spoken: Record<string, IrTemplate>,
  variables: readonly ScopeVariable[],
  fallback: string,
): WorkOut {
  const value = prepareTemplate(spoken.value ?? null, variables, fallback);
  return (scope) =>
    speakAs({
      as: String(spoken.as),
      value: value(scope),
      currency: typeof spoken.currency === 'string' ? spoken.currency : 'EUR',
      language: String(scope.contact.language ?? fallback),
      timeZone: String(scope.contact.timeZone ?? 'UTC'),
    });
}

function isRecord(value: IrTemplate | undefined): value is { [key: string]: IrTemplate } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

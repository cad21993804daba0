import { z } from 'zod';
import { language } from '#schemas/flow/flow.ts';
import type { VariableType } from '#schemas/flow/variable.ts';
import { allDifferent } from '#schemas/nodes/all-different.ts';
import { expressionText, templateText, variableName } from '#schemas/nodes/evaluated.ts';
import { field } from '#schemas/nodes/fields.ts';
import type { FieldTexts } from '#schemas/nodes/node-kind.ts';
import type { AnswerRule } from '../answer-rule.ts';

/** What one kind of page element is. The key of `fields` is the field's path below the element. */
export interface ElementKind<Type extends string, Shape extends z.core.$ZodShape> {
  type: Type;
  /** Name of a Tabler icon. */
  icon: string;
  schema: z.ZodObject<{ type: z.ZodLiteral<Type> } & Shape, z.core.$strict>;
  /** The type of the variable that is declared along with a new question; none for what asks nothing. */
  answer?: VariableType;
  /** What its answers must be. */
  rule?(element: never): AnswerRule;
  texts: Record<'en' | 'fr', ElementTexts>;
}

interface ElementTexts {
  name: string;
  description: string;
  /** Of the fields that are its own. */
  fields?: Record<string, FieldTexts>;
  options?: Record<string, string>;
}

/** Declares a kind of element; it only helps the compiler to infer types. */
export function defineElement<Type extends string, Shape extends z.core.$ZodShape>(
  spec: Omit<ElementKind<Type, Shape>, 'rule'> & {
    rule?(element: z.infer<ElementKind<Type, Shape>['schema']>): AnswerRule;
  },
): ElementKind<Type, Shape> & { rule?(element: z.infer<ElementKind<Type, Shape>['schema']>): AnswerRule } {
  return spec;
}

export const identifier = z
  .string()
  .min(1)
  .max(40)
  .regex(/^[A-Za-z0-9_-]+$/, 'identifier');

/** A text in each language of the flow, with `{{ }}`. */
export function localisedText({ optional = false } = {}) {
  const texts = z.record(language, field(templateText, { evaluated: 'template', widget: 'template', optional: true }));
  return field(optional ? texts.prefault({}) : texts, { widget: 'template', localized: true, optional });
}

/** What every element has. A section hides everything down to the next section. */
export const elementShape = {
  /** Key of its answer, and unchanged when elements are moved. */
  id: field(identifier, { widget: 'hidden' }),
  visibleWhen: field(expressionText.default(''), {
    widget: 'expression',
    evaluated: 'boolean',
    optional: true,
    advanced: true,
  }),
};

/** What every question has besides. */
export function questionShape(accepts: readonly VariableType[]) {
  return {
    ...elementShape,
    label: localisedText(),
    help: localisedText({ optional: true }),
    variable: field(variableName, { widget: 'variable', reference: 'variable', writes: true, accepts }),
    required: field(z.boolean().default(false), { widget: 'switch' }),
    /** The column in exports; empty takes the name of the variable. */
    exportName: field(z.string().max(100).default(''), { widget: 'text', advanced: true }),
    prefill: field(expressionText.default(''), {
      widget: 'expression',
      evaluated: { sameTypeAs: 'variable' },
      optional: true,
      advanced: true,
    }),
    validWhen: field(expressionText.default(''), {
      widget: 'expression',
      evaluated: 'boolean',
      optional: true,
      advanced: true,
    }),
    invalidText: field(localisedText({ optional: true }), {
      widget: 'template',
      localized: true,
      optional: true,
      advanced: true,
    }),
  };
}

/** An answer that can be chosen. */
export const answerOption = z.strictObject({
  code: field(z.string().trim().min(1).max(100), { widget: 'text' }),
  label: localisedText(),
});
export type AnswerOption = z.infer<typeof answerOption>;

const MAX_OPTIONS = 500;

export function answerOptions() {
  return field(
    z
      .array(answerOption)
      .min(1)
      .max(MAX_OPTIONS)
      .refine((options) => allDifferent(options.map(({ code }) => code)), 'duplicate-code'),
    { widget: 'answers' },
  );
}

export function codesOf(options: readonly AnswerOption[]): string[] {
  return options.map(({ code }) => code);
}

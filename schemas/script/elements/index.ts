import { z } from 'zod';
import type { VariableType } from '#schemas/flow/variable.ts';
import type { AnswerRule } from '../answer-rule.ts';
import { age } from './age.ts';
import { appointment } from './appointment.ts';
import { date } from './date.ts';
import { dropDown } from './drop-down.ts';
import { email } from './email.ts';
import { input } from './input.ts';
import { matrix } from './matrix.ts';
import { multipleChoice } from './multiple-choice.ts';
import { rating } from './rating.ts';
import { section } from './section.ts';
import { singleChoice } from './single-choice.ts';
import { text } from './text.ts';
import { yesNo } from './yes-no.ts';

/** Every kind of page element there is, in the order of the palette: one line each. */
export const elementKinds = {
  text: text,
  section: section,
  input: input,
  'yes-no': yesNo,
  'single-choice': singleChoice,
  'multiple-choice': multipleChoice,
  'drop-down': dropDown,
  matrix: matrix,
  date: date,
  email: email,
  age: age,
  rating: rating,
  appointment: appointment,
};

export type ElementType = keyof typeof elementKinds;

export const pageElement = z.discriminatedUnion('type', [
  text.schema,
  section.schema,
  input.schema,
  yesNo.schema,
  singleChoice.schema,
  multipleChoice.schema,
  dropDown.schema,
  matrix.schema,
  date.schema,
  email.schema,
  age.schema,
  rating.schema,
  appointment.schema,
]);
export type PageElement = z.infer<typeof pageElement>;
export type ElementOf<T extends ElementType> = Extract<PageElement, { type: T }>;

/** An element that asks something. */
export type Question = Extract<PageElement, { variable: string }>;

export function isQuestion(element: PageElement): element is Question {
  return 'variable' in element;
}

/** What the answers to a question must be, with the variable that they fill. */
export function ruleFor(question: Question, fills: VariableType | undefined): AnswerRule {
  // Every question's kind has a rule for its own elements; the registry only erases which belongs to which.
  const { rule } = elementKinds[question.type] as unknown as { rule(element: Question): AnswerRule };
  const own = rule(question);
  const words = own.is === 'text' || own.is === 'phone';
  return words && fills === 'number' ? { required: own.required, ...ANY_NUMBER } : own;
}

const ANY_NUMBER = {
  is: 'number',
  min: -Number.MAX_SAFE_INTEGER,
  max: Number.MAX_SAFE_INTEGER,
  whole: false,
} as const;

/** Types in which a list is chosen from. */
export type ChoiceQuestion = Extract<Question, { options: unknown }>;

export function hasOptions(element: PageElement): element is ChoiceQuestion {
  return 'options' in element;
}

import type { EffectParams } from '#schemas/effects/index.ts';
import { expressionTree } from '#schemas/expressions/expression-tree.ts';
import type { TestStep } from '#schemas/flow/flow-test.ts';
import type { Value } from '#schemas/flow/variable.ts';
import { type AnswerRule, findAnswerProblem } from '#schemas/script/answer-rule.ts';
import { isQuestion, type Question, ruleFor } from '#schemas/script/elements/index.ts';
import { buttonExit, NEXT_EXIT } from '#schemas/script/page.ts';
import { type Model, solveCondition } from './solve-condition.ts';

/** More answers than this to one question are not tried one by one. */
const CHOICES_TRIED = 12;
const DAY_MS = 86_400_000;

interface Moment {
  now: number;
  timeZone: string;
}

/** Ways to fill a page in and leave it: through each exit, and with each answer that a condition asks about. */
export function answerPage(
  { definition, variables }: EffectParams<'page'>,
  models: readonly Model[],
  moment: Moment,
): TestStep[] {
  const questions = definition.elements.filter(isQuestion).map((question) => {
    const rule = ruleFor(question, variables.find(({ name }) => name === question.variable)?.type);
    const wanted = validAnswers(question, variables).filter((value) => findAnswerProblem(rule, value, moment) === null);
    return { id: question.id, rule: { ...rule, required: true }, values: [...wanted, ...answersTo(rule, moment)] };
  });
  const usual = Object.fromEntries(
    questions.flatMap(({ id, values }) => (values[0] === undefined ? [] : [[id, values[0]]])),
  );
  const exits = [...(definition.next ? [NEXT_EXIT] : []), ...definition.buttons.map(buttonExit)];
  const onward = exits[0];
  if (onward === undefined) return [];
  const leave = (exit: string, answers: Record<string, unknown>): TestStep => ({ do: 'answer', exit, answers });
  const tried = models.flatMap((model) => {
    const answers = questions.flatMap(({ id, rule }) => {
      const value = model[`answers.${id}`] as Value | undefined;
      return value !== undefined && findAnswerProblem(rule, value, moment) === null ? [[id, value] as const] : [];
    });
    return answers.length > 0 ? [leave(onward, { ...usual, ...Object.fromEntries(answers) })] : [];
  });
  const others = questions.flatMap(({ id, values }) =>
    values.slice(1, CHOICES_TRIED).map((value) => leave(onward, { ...usual, [id]: value })),
  );
  return [...exits.map((exit) => leave(exit, usual)), ...others, ...tried];
}

/** Answers that the author's own rule for a question asks for. */
function validAnswers(question: Question, variables: EffectParams<'page'>['variables']): Value[] {
  const tree = expressionTree(question.validWhen, variables);
  if (!tree) return [];
  // A model holds JSON: it was read from literals of the expression.
  return solveCondition(tree, true).flatMap((model) => (model[question.variable] as Value | undefined) ?? []);
}

type RuleOf<K extends AnswerRule['is']> = Extract<AnswerRule, { is: K }>;

/** Answers that a question accepts. */
function answersTo(rule: AnswerRule, moment: Moment): Value[] {
  return ANSWERS[rule.is](rule as never, moment).filter((answer) => findAnswerProblem(rule, answer, moment) === null);
}

const ANSWERS: { [K in AnswerRule['is']]: (rule: RuleOf<K>, moment: Moment) => Value[] } = {
  text: ({ max }) => ['Answer'.slice(0, max)],
  phone: () => ['+33140000099'],
  email: () => ['ada@example.org'],
  number: ({ min, max }) => [Math.min(Math.max(1, min), max), min, max],
  boolean: () => [true, false],
  'one-of': ({ codes }) => codes,
  'some-of': ({ codes, min }) => [codes.slice(0, Math.max(min, 1)), ...codes.map((code) => [code])],
  matrix: ({ rows, codes }) => codes.slice(0, 2).map((answer) => rows.map((row) => ({ row, answer }))),
  date: (_, { now }) => [new Date(now).toISOString().slice(0, 10)],
  /** A time of day within the hours, on one of the first days: which one fits is seen by trying. */
  appointment: ({ minDays, fromHour, toHour }, { now }) =>
    [1, 2, 3, 4, 5].flatMap((day) =>
      [0, 6, 12, 18].map((hours) => {
        const midday = Math.floor((now + (minDays + day) * DAY_MS) / DAY_MS) * DAY_MS;
        return new Date(midday + (((fromHour + toHour) / 2 + hours) % 24) * 3_600_000).toISOString();
      }),
    ),
};

import {
  coerceValue,
  compileExpression,
  compileTemplate,
  type EvaluationScope,
} from '#schemas/expressions/evaluate.ts';
import { emptyValue, type Value, type VariableType } from '#schemas/flow/variable.ts';
import { type AnswerProblem, findAnswerProblem, isUnanswered } from './answer-rule.ts';
import { isQuestion, type PageElement, type Question, ruleFor } from './elements/index.ts';
import { buttonExit, NEXT_EXIT, type PageButton, type PageDefinition } from './page.ts';

export interface ShownVariable {
  name: string;
  type: VariableType;
  value: Value;
}

/** A page as an agent is asked to fill it in, with all that its texts and conditions need. */
export interface ShownPage {
  definition: PageDefinition;
  variables: readonly ShownVariable[];
  /** Answers given when the page was left before, by element. */
  given: Readonly<Record<string, Value>>;
  contact: Readonly<Record<string, Value>>;
}

/** By element id; what was not answered is absent or null. */
export type Answers = Readonly<Record<string, Value>>;

export interface PageMoment {
  /** Milliseconds since 1970. */
  now: number;
  /** Language of the texts. */
  language: string;
}

export interface SeenElement {
  element: PageElement;
  /** Undefined for what asks nothing, and for a question without a problem. */
  problem?: AnswerProblem;
}

export interface SeenPage {
  /** What is visible now, in order. */
  elements: SeenElement[];
  buttons: PageButton[];
  /** Fills a text of the page in, with the answers so far. */
  text: (localised: Readonly<Record<string, string>>) => string;
  /** Whether nothing hinders leaving by Next. */
  complete: boolean;
}

/** The answers that a page begins with: those given before, else what the variables hold, else what is proposed. */
export function firstAnswers(page: ShownPage, moment: PageMoment): Answers {
  const answers: Record<string, Value> = {};
  for (const element of page.definition.elements) {
    if (!isQuestion(element)) continue;
    const value = firstAnswer(page, element, moment);
    if (!isUnanswered(value)) answers[element.id] = value;
  }
  return answers;
}

function firstAnswer(page: ShownPage, question: Question, moment: PageMoment): Value | undefined {
  const variable = page.variables.find(({ name }) => name === question.variable);
  const given = page.given[question.id];
  if (!variable) return given;
  if (!sameValue(variable.value, emptyValue(variable.type))) return asAnswer(question, variable.value, variable.type);
  // `false`, 0 and the like are what a variable holds from the beginning; as an answer they count only once given.
  if (!isUnanswered(given) && sameValue(coerced(given, variable.type), variable.value)) return given;
  if (question.prefill.trim() === '') return undefined;
  return asAnswer(question, evaluate(question.prefill, page, scopeOf(page, moment)) ?? null, variable.type);
}

/** A variable's value in the form in which the element answers. */
function asAnswer(question: Question, value: Value, type: VariableType): Value {
  if (question.type === 'date' && typeof value === 'string') return value.slice(0, 10);
  const { is } = ruleFor(question, type);
  if (is === 'number' && typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))) {
    return Number(value);
  }
  return is !== 'number' && typeof value === 'number' ? String(value) : value;
}

/** How a page stands with the answers so far. A condition sees the answers above it. */
export function viewPage(page: ShownPage, answers: Answers, moment: PageMoment): SeenPage {
  const values = new Map<string, Value>(page.variables.map(({ name, value }) => [name, value]));
  const scope = (): EvaluationScope => ({ ...scopeOf(page, moment), values: Object.fromEntries(values) });
  const holds = (condition: string) => condition.trim() === '' || evaluate(condition, page, scope()) !== false;
  const shown: PageElement[] = [];
  let sectionShown = true;
  for (const element of page.definition.elements) {
    const visible = holds(element.visibleWhen);
    if (element.type === 'section') sectionShown = visible;
    if (!visible || !sectionShown) continue;
    shown.push(element);
    if (isQuestion(element) && element.id in answers) {
      const variable = page.variables.find(({ name }) => name === element.variable);
      const answer = answers[element.id] ?? null;
      if (variable) values.set(element.variable, fillWith(answer, variable.type));
    }
  }
  const last = scope();
  const elements = shown.map((element): SeenElement => {
    const problem = isQuestion(element) && problemOf(page, element, { answers, moment, scope: last });
    return problem ? { element, problem } : { element };
  });
  return {
    elements,
    buttons: page.definition.buttons.filter((button) => holds(button.visibleWhen)),
    text: (localised) => fillText(page, localised, { language: moment.language, scope: last }),
    complete: elements.every(({ problem }) => problem === undefined),
  };
}

interface Asked {
  answers: Answers;
  moment: PageMoment;
  scope: EvaluationScope;
}

function problemOf(page: ShownPage, question: Question, { answers, moment, scope }: Asked): AnswerProblem | null {
  const answer = answers[question.id] ?? null;
  const timeZone = String(page.contact.timeZone ?? 'UTC');
  const type = page.variables.find(({ name }) => name === question.variable)?.type;
  const problem = findAnswerProblem(ruleFor(question, type), answer, { now: moment.now, timeZone });
  if (problem || isUnanswered(answer) || question.validWhen.trim() === '') return problem;
  return evaluate(question.validWhen, page, scope) === false ? { code: 'not-true' } : null;
}

/**
 * What is handed over when a page is left: the answers to what is visible. By an exit that asks for no complete page, those
 * without a problem.
 * @returns null when the page cannot be left like this.
 */
export function leavePage(
  page: ShownPage,
  answers: Answers,
  { exit, ...moment }: PageMoment & { exit: string },
): Record<string, Value> | null {
  const seen = viewPage(page, answers, moment);
  if (needsComplete(page.definition, exit) && !seen.complete) return null;
  const left: Record<string, Value> = {};
  for (const { element, problem } of seen.elements) {
    const answer = answers[element.id];
    if (isQuestion(element) && problem === undefined) left[element.id] = isUnanswered(answer) ? null : (answer ?? null);
  }
  return left;
}

export function needsComplete(definition: PageDefinition, exit: string): boolean {
  return exit === NEXT_EXIT || definition.buttons.some((button) => button.complete && buttonExit(button) === exit);
}

function scopeOf(page: ShownPage, { now, language }: PageMoment): EvaluationScope {
  const values = Object.fromEntries(page.variables.map(({ name, value }) => [name, value]));
  return { values, contact: { ...page.contact, language }, now, event: null, local: {} };
}

/** Undefined for what cannot be worked out: a draft may hold anything, and the check pass says so. */
function evaluate(source: string, page: ShownPage, scope: EvaluationScope): Value | undefined {
  try {
    return compileExpression(source, page.variables)(scope);
  } catch {
    return undefined;
  }
}

function fillText(
  page: ShownPage,
  localised: Readonly<Record<string, string>>,
  { language, scope }: { language: string; scope: EvaluationScope },
): string {
  const text = localised[language] || Object.values(localised).find((candidate) => candidate !== '') || '';
  if (!text.includes('{{')) return text;
  try {
    return compileTemplate(text, page.variables)(scope);
  } catch {
    return text;
  }
}

/** What a variable holds once an answer has been kept in it. */
function fillWith(answer: Value, type: VariableType): Value {
  return (isUnanswered(answer) ? undefined : coerced(answer, type)) ?? emptyValue(type);
}

function coerced(value: Value, type: VariableType): Value | undefined {
  try {
    return coerceValue(value, type);
  } catch {
    return undefined;
  }
}

function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

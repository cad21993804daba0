import { emptyValue, type Variable } from '#schemas/flow/variable.ts';
import type { IrAssignment, IrTemplate } from '#schemas/ir/ir.ts';
import type { AnswerRule } from '#schemas/script/answer-rule.ts';
import { both, conditionedElements } from '#schemas/script/conditions.ts';
import { isQuestion, type PageElement, type Question, ruleFor } from '#schemas/script/elements/index.ts';
import { buttonExit, NEXT_EXIT } from '#schemas/script/page.ts';
import type { NodeState, Targets } from '../node-kind.ts';
import type { PageConfig } from './node.ts';

/**
 * Shows the page, keeps what was answered, and lets nobody out whose answers do not hold: what the agent's screen has
 * checked is checked again by the same rules.
 */
export function compilePage(config: PageConfig, to: Targets): Record<string, NodeState> {
  const failed = to.exit('error');
  const asked = questionsOf(config.elements, to);
  // More words than names of variables, which only means that a value is handed over that nobody reads.
  const words = new Set(JSON.stringify(config).match(/[A-Za-z_][A-Za-z0-9_]*/g));
  const free = config.buttons.filter((button) => !button.complete).map(buttonExit);
  return {
    open: { type: 'assign', set: [], then: to.state('show'), failed },
    show: {
      type: 'effect',
      effect: 'page',
      params: {
        page: to.node,
        // A definition is data: it has no key that begins with `$`.
        definition: config as unknown as IrTemplate,
        variables: to.variables
          .filter(({ name }) => words.has(name))
          .map(({ name, type }) => ({ name, type, value: { $value: name } })),
        given: { $value: '"answers" in local ? local.answers : {}' },
        contact: {
          id: { $value: 'contact.id' },
          caller: { $value: 'contact.caller' },
          called: { $value: 'contact.called' },
          startedAt: { $value: 'contact.startedAt' },
          timeZone: { $value: 'contact.timeZone' },
        },
        language: { $language: true },
      },
      outcomes: { left: to.state('keep'), failed },
      failed,
    },
    keep: {
      type: 'assign',
      set: [
        { to: { type: 'local', name: 'answers' }, value: 'event.answers' },
        ...asked.map((question) => keepAnswer(question, to)),
      ],
      then: to.state('check'),
      failed,
    },
    check: {
      type: 'branch',
      branches: [
        ...(free.length > 0 ? [{ when: `event.exit in ${JSON.stringify(free)}`, then: to.state('route') }] : []),
        ...asked.map((question) => ({ when: isWrong(question), then: to.state('show') })),
      ],
      otherwise: to.state('route'),
      failed,
    },
    route: {
      type: 'branch',
      branches: [
        ...(config.next ? [{ when: `event.exit == "${NEXT_EXIT}"`, then: to.exit(NEXT_EXIT) }] : []),
        ...config.buttons.map((button) => ({
          when: both(`event.exit == "${buttonExit(button)}"`, button.visibleWhen),
          then: to.exit(buttonExit(button)),
        })),
      ],
      otherwise: to.state('show'),
      failed,
    },
  };
}

interface AskedQuestion {
  question: Question;
  variable: Variable;
  /** When it is visible; empty for always. */
  visible: string;
}

/** The questions of a page that fill a variable, each with its own condition and that of its section. */
function questionsOf(elements: readonly PageElement[], to: Targets): AskedQuestion[] {
  return conditionedElements(elements).flatMap(({ element, visible }) => {
    if (!isQuestion(element)) return [];
    const variable = to.variables.find(({ name }) => name === element.variable);
    return variable ? [{ question: element, variable, visible }] : [];
  });
}

/** An answer is kept where it holds by itself; one that was taken back empties its variable. */
function keepAnswer({ question, variable, visible }: AskedQuestion, to: Targets): IrAssignment {
  const { answer, given, empty } = wordsFor(question);
  const nothing = JSON.stringify(emptyValue(variable.type));
  const kept = accepts({ ...ruleFor(question, variable.type), required: false }, answer);
  return {
    to: { type: 'variable', name: variable.name, scope: to.scope },
    value: `${both(visible, given)} ? (${empty} ? ${nothing} : (${kept} ? ${answer} : ${variable.name})) : ${variable.name}`,
  };
}

/** Whether an answer that is asked for is missing, breaks the rule of its kind or the author's own. */
function isWrong({ question, variable, visible }: AskedQuestion): string {
  const { answer, given, empty } = wordsFor(question);
  const rule = ruleFor(question, variable.type);
  const missing = rule.required ? `!(${given}) || ${empty}` : 'false';
  const refused = [`!${accepts(rule, answer)}`];
  if (question.validWhen.trim() !== '') refused.push(`!(${question.validWhen})`);
  return both(visible, `${missing} || (${given} && !(${empty}) && (${refused.join(' || ')}))`);
}

function wordsFor({ id }: Question): { answer: string; given: string; empty: string } {
  const answer = `event.answers["${id}"]`;
  return { answer, given: `"${id}" in event.answers`, empty: `(${answer} == null || ${answer} == "")` };
}

function accepts(rule: AnswerRule, answer: string): string {
  return `isAnswer(${JSON.stringify(JSON.stringify(rule))}, ${answer}, now, contact.timeZone)`;
}

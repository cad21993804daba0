import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { readTerm, subjectsOf } from '#schemas/expressions/term.ts';
import type { AnswerRule } from '#schemas/script/answer-rule.ts';
import { conditionedElements } from '#schemas/script/conditions.ts';
import { isQuestion, type Question, ruleFor } from '#schemas/script/elements/index.ts';
import type { ResolvedFlow } from '../../resolve.ts';
import { type Facts, NOTHING, type Scene, variableKey, withFact } from '../analysis/facts.ts';
import { type CheckedFlow, finding } from '../check-pass.ts';
import { fieldNames } from '../field-names.ts';
import { canHold, choicesByVariable, oneOf, pagesOf, type ScriptPage, sceneAt, trailTo } from './script-pages.ts';

/** Questions that nobody ever sees or can answer, and conditions that look at answers which are not given yet. */
export function checkQuestions(checked: CheckedFlow): Diagnostic[] {
  return pagesOf(checked.resolved).flatMap((page) => checkPage(page, checked));
}

function checkPage({ resolved, definition }: ScriptPage, checked: CheckedFlow): Diagnostic[] {
  const flow = checked.resolved;
  const node = resolved.node.id;
  const scene = sceneAt(node, flow);
  const choices = chosenFacts(flow);
  const elements = conditionedElements(definition.elements);
  return elements.flatMap(({ element, index, visible }) => {
    const path = ['elements', index];
    const found: Diagnostic[] = [];
    const say = (rule: Parameters<typeof finding>[0], field: string) => {
      const at = [...path, field];
      const where = { node, path: at, trail: trailTo(node, checked) };
      found.push(finding(rule, where, { ...fieldNames(resolved.kind, at), question: nameOf(element) }));
    };
    if (isQuestion(element) && element.required && !canHold(visible, scene, choices)) {
      say('required-never-shown', 'visibleWhen');
    }
    if (isQuestion(element) && !canBeAnswered(element, flow, scene)) {
      say('question-unanswerable', element.validWhen.trim() === '' ? 'label' : 'validWhen');
    }
    const below = elements.slice(index).flatMap(({ element: other }) => (isQuestion(other) ? [other.variable] : []));
    const above = elements.slice(0, index).flatMap(({ element: other }) => (isQuestion(other) ? [other.variable] : []));
    const early = namesRead(element.visibleWhen, scene).filter((name) => below.includes(name) && !above.includes(name));
    if (early.length > 0) say('condition-before-answer', 'visibleWhen');
    return found;
  });
}

/** What variables can hold that only choices fill. */
function chosenFacts(flow: ResolvedFlow): Facts {
  let facts = NOTHING;
  for (const [name, { choices, first }] of choicesByVariable(flow)) {
    facts = oneOf([variableKey('', name)], [first, ...choices.map(({ code }) => code)], facts);
  }
  return facts;
}

function canBeAnswered(question: Question, { flow }: ResolvedFlow, scene: Scene): boolean {
  const type = flow.variables.find(({ name }) => name === question.variable)?.type;
  const rule = ruleFor(question, type);
  if (!isPossible(rule)) return false;
  const key = variableKey('', question.variable);
  if (rule.is === 'number' && type === 'number') {
    return canHold(
      question.validWhen,
      scene,
      withFact(NOTHING, key, { sort: 'number', low: rule.min, high: rule.max }),
    );
  }
  const facts = rule.is === 'one-of' && type === 'text' ? oneOf([key], rule.codes) : NOTHING;
  return canHold(question.validWhen, scene, facts);
}

function isPossible(rule: AnswerRule): boolean {
  if (rule.is === 'number') return rule.min <= rule.max;
  if (rule.is === 'some-of') return rule.min <= rule.max && rule.min <= rule.codes.length;
  if (rule.is === 'appointment') return rule.minDays <= rule.maxDays && rule.fromHour < rule.toHour;
  return true;
}

function namesRead(condition: string, scene: Scene): string[] {
  const term = condition.trim() === '' ? null : readTerm(condition, scene.variables);
  return term ? [...subjectsOf(term)].map((subject) => subject.split('.')[0] ?? '') : [];
}

function nameOf(element: object & { id: string }): string {
  const label = 'label' in element ? element.label : undefined;
  const words = typeof label === 'object' && label !== null ? Object.values(label).find(Boolean) : undefined;
  return typeof words === 'string' ? words : element.id;
}

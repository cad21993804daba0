import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { readTerm } from '#schemas/expressions/term.ts';
import type { Value, Variable } from '#schemas/flow/variable.ts';
import { initialValue } from '#schemas/flow/variable.ts';
import { visitFields } from '#schemas/nodes/fields.ts';
import { page as pageKind } from '#schemas/nodes/page/node.ts';
import { hasOptions, isQuestion, type PageElement } from '#schemas/script/elements/index.ts';
import { type PageDefinition, pageDefinition } from '#schemas/script/page.ts';
import type { ResolvedFlow, ResolvedNode } from '../../resolve.ts';
import { assume } from '../analysis/assume.ts';
import type { Possible } from '../analysis/domain.ts';
import { type Facts, NOTHING, type Scene, withFact } from '../analysis/facts.ts';
import type { CheckedFlow } from '../check-pass.ts';

export interface ScriptPage {
  resolved: ResolvedNode;
  definition: PageDefinition;
}

export function pagesOf({ nodes }: ResolvedFlow): ScriptPage[] {
  return [...nodes.values()]
    .filter(({ kind }) => kind === pageKind)
    .map((resolved) => ({ resolved, definition: pageDefinition.parse(resolved.config) }));
}

/** The shortest way to a node; none to one that nobody reaches. */
export function trailTo(node: string, { explore, trail }: CheckedFlow): Diagnostic['trail'] {
  const place = explore().places.find(({ state }) => state.node === node && state.entry);
  return place && trail(place);
}

/** Where the conditions of a node stand. */
export function sceneAt(node: string, { flow }: ResolvedFlow): Scene {
  return { variables: flow.variables, scope: '', node, keys: new Map() };
}

/** Whether a condition can hold; one that cannot be understood is another pass's finding. */
export function canHold(condition: string, scene: Scene, facts: Facts = NOTHING): boolean {
  if (condition.trim() === '') return true;
  const term = readTerm(condition, scene.variables);
  return !term || assume(term, { scene, facts, truth: true }).length > 0;
}

/** An answer that can be chosen somewhere, with the words of its question. */
export interface Choice {
  code: string;
  label: Readonly<Record<string, string>>;
}

/**
 * The answers that variables can hold which nothing but choices fill. Before the question, or where it may be left out, there
 * is also what the variable began with.
 */
export function choicesByVariable(flow: ResolvedFlow): Map<string, { choices: Choice[]; first: Value }> {
  const found = new Map<string, { choices: Choice[]; first: Value }>();
  const elsewhere = variablesSetElsewhere(flow);
  for (const { definition } of pagesOf(flow)) {
    for (const element of definition.elements) {
      const variable = flow.flow.variables.find(({ name }) => isQuestion(element) && name === element.variable);
      if (!variable || !isSingle(element) || !isOwn(variable) || elsewhere.has(variable.name)) continue;
      const known = found.get(variable.name)?.choices ?? [];
      found.set(variable.name, { choices: [...known, ...element.options], first: initialValue(variable) });
    }
  }
  return found;
}

/** What is known where each of these subjects, by key, holds one of these values. */
export function oneOf(keys: readonly string[], values: readonly Value[], facts: Facts = NOTHING): Facts {
  const possible: Possible = { sort: 'text', values: [...new Set(values)] };
  return keys.reduce((known, key) => withFact(known, key, possible), facts);
}

function isSingle(element: PageElement): element is Extract<PageElement, { type: 'single-choice' | 'drop-down' }> {
  return hasOptions(element) && (element.type === 'single-choice' || element.type === 'drop-down');
}

/** A value that only this flow gives it. */
function isOwn({ role, column, type }: Variable): boolean {
  return type === 'text' && (role === 'internal' || role === 'output') && column === undefined;
}

/** Names that something else than a single choice sets. */
function variablesSetElsewhere(flow: ResolvedFlow): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { kind, config } of flow.nodes.values()) {
    visitFields(kind.config, config, ({ meta, value, parent }) => {
      if (meta.reference !== 'variable' || !meta.writes || typeof value !== 'string') return;
      if (kind !== pageKind || !(parent.type === 'single-choice' || parent.type === 'drop-down')) names.add(value);
    });
  }
  return names;
}

import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { fitsColumn, VARIABLE_OF_COLUMN } from '#schemas/domain/column-variable.ts';
import { checkExpression, checkTemplate } from '#schemas/expressions/check.ts';
import { describeIssue as describeExpressionIssue, describeTypes } from '#schemas/expressions/issue-texts.ts';
import type { ExpressionIssue, ExpressionType } from '#schemas/expressions/types.ts';
import { type CatalogueKind, type VisitedField, visitFields } from '#schemas/nodes/fields.ts';
import type { CompileEnvironment, ResolvedFlow, ResolvedNode } from '../resolve.ts';
import type { CheckedFlow } from './check-pass.ts';
import { fieldNames } from './field-names.ts';

/** What the values of fields refer to: expressions, variables, languages, audio files, speech. */
export function checkFields({ resolved, environment }: CheckedFlow): Diagnostic[] {
  const found: Diagnostic[] = [];
  const spoken: Place[] = [];
  for (const node of resolved.nodes.values()) {
    visitFields(node.kind.config, node.config, (field) => {
      const place: Place = { resolved, environment, node, field };
      if (isSpoken(field)) spoken.push(place);
      found.push(...checkFilled(place), ...checkEvaluated(place), ...checkLanguages(place), ...checkReference(place));
    });
  }
  return [...found, ...checkSpeech(spoken)];
}

/** A text of a prompt in one language; the field around it holds all languages. */
function isSpoken({ meta, textPath, value }: VisitedField): boolean {
  return meta.evaluated === 'template' && textPath.endsWith('[].text') && typeof value === 'string';
}

/** Said once for the whole flow, at the first text: it is one thing to mend, and not in the flow. */
function checkSpeech(spoken: readonly Place[]): Diagnostic[] {
  const [first] = spoken;
  if (!first || first.environment.speech.available) return [];
  return [{ ...at(first, 'no-speech-engine', { count: spoken.length }), severity: 'warning' }];
}

interface Place {
  resolved: ResolvedFlow;
  environment: CompileEnvironment;
  node: ResolvedNode;
  field: VisitedField;
}

function at({ node, field }: Place, rule: string, params: Diagnostic['params'] = {}): Diagnostic {
  const names = fieldNames(node.kind, field.path);
  return { rule, severity: 'error', node: node.node.id, path: field.path, params: { ...names, ...params } };
}

function checkFilled(place: Place): Diagnostic[] {
  const { meta, value, parent } = place.field;
  if (meta.optionalWith !== undefined && isFilled(parent[meta.optionalWith])) return [];
  const needed = meta.required || ((meta.evaluated !== undefined || meta.reference !== undefined) && !meta.optional);
  return needed && isBlank(value) ? [at(place, 'empty-field')] : [];
}

function isFilled(value: unknown): boolean {
  return typeof value === 'string' && !isBlank(value);
}

function isBlank(value: unknown): boolean {
  return typeof value === 'string' && value.trim() === '';
}

function checkEvaluated(place: Place): Diagnostic[] {
  const { evaluated } = place.field.meta;
  const { value } = place.field;
  if (evaluated === undefined || typeof value !== 'string' || isBlank(value)) return [];
  const { variables } = place.resolved.flow;
  const issues = evaluated === 'template' ? checkTemplate(value, variables) : [];
  if (evaluated !== 'template') {
    const checked = checkExpression(value, expectedType(place, evaluated), variables);
    if (!checked.ok) issues.push(checked.issue);
  }
  return issues.map((issue) => describeIssue(place, issue));
}

function describeIssue(place: Place, issue: ExpressionIssue): Diagnostic {
  const rule = issue.rule === 'template' ? 'template' : `expression-${issue.rule}`;
  return { ...at(place, rule, issueParams(issue)), range: { start: issue.start, end: issue.end } };
}

function issueParams(issue: ExpressionIssue): Diagnostic['params'] {
  return { reason: issue.message, reasonFr: describeExpressionIssue(issue, 'fr') };
}

function expectedType({ resolved, field }: Place, evaluated: ExpressionType | { sameTypeAs: string }): ExpressionType {
  if (typeof evaluated === 'string') return evaluated;
  const name = field.parent[evaluated.sameTypeAs];
  return resolved.flow.variables.find((variable) => variable.name === name)?.type ?? 'any';
}

function checkLanguages(place: Place): Diagnostic[] {
  const { meta, value } = place.field;
  if (!meta.localized || typeof value !== 'object' || value === null) return [];
  const filled = new Map(Object.entries(value));
  // What may be left out may be left out in all languages, not in some.
  if (meta.optional && [...filled.values()].every(isBlank)) return [];
  return place.resolved.flow.languages
    .filter((language) => String(filled.get(language) ?? '').trim() === '')
    .map((language) => at(place, 'missing-language', { language }));
}

function checkReference(place: Place): Diagnostic[] {
  const { meta, value } = place.field;
  if (typeof value !== 'string' || isBlank(value)) return [];
  if (meta.reference === 'audio' && !place.environment.hasAudio(value)) {
    return [at(place, 'missing-audio', { audio: value })];
  }
  if (meta.reference === 'variable') return checkVariable(place, value);
  if (meta.reference === 'language' && !place.resolved.flow.languages.includes(value)) {
    return [at(place, 'unknown-language', { language: value })];
  }
  return [...checkEntry(place, value), ...checkColumn(place, value)];
}

/** Things of the installation; those of a kind that is not known here cannot be judged. */
function checkEntry(place: Place, id: string): Diagnostic[] {
  const { reference } = place.field.meta;
  if (reference === undefined || !isCatalogueKind(reference)) return [];
  if (place.environment.catalogue?.[reference]?.has(id) ?? true) return [];
  return [at(place, 'missing-entry', { what: ENTRIES[reference].en, whatFr: ENTRIES[reference].fr, id })];
}

/** A column, against the file that the node names; and the variable beside it, which is to hold what it holds. */
function checkColumn(place: Place, name: string): Diagnostic[] {
  const { meta, parent } = place.field;
  const file = meta.columnOf === undefined ? undefined : configValue(place.node.config, meta.columnOf);
  const columns = typeof file === 'string' ? place.environment.dataFile?.(file)?.columns : undefined;
  if (!columns) return [];
  const column = columns.find((candidate) => candidate.name === name);
  if (!column) {
    const known = columns.map((candidate) => candidate.name).join(', ');
    return [at(place, 'unknown-column', { file: String(file), column: name, columns: known })];
  }
  const variable = place.resolved.flow.variables.find((candidate) => candidate.name === parent.variable);
  if (!variable || fitsColumn(variable.type, column.type)) return [];
  const type = VARIABLE_OF_COLUMN[column.type];
  const wanted = { wanted: describeTypes(type, 'en'), wantedFr: describeTypes(type, 'fr') };
  return [{ ...at(place, 'column-type', { name: variable.name, column: name, ...wanted }), severity: 'warning' }];
}

function configValue(config: unknown, key: string): unknown {
  const entries: [string, unknown][] = typeof config === 'object' && config !== null ? Object.entries(config) : [];
  return entries.find(([name]) => name === key)?.[1];
}

function isCatalogueKind(reference: string): reference is CatalogueKind {
  return Object.hasOwn(ENTRIES, reference);
}

const ENTRIES: Record<CatalogueKind, { en: string; fr: string }> = {
  schedule: { en: 'schedule', fr: 'le planning' },
  'holiday-group': { en: 'holiday group', fr: 'le groupe de jours fériés' },
  'data-file': { en: 'data file', fr: 'le fichier de données' },
  blacklist: { en: 'blacklist', fr: 'la liste noire' },
  queue: { en: 'queue', fr: 'la file' },
  skill: { en: 'skill', fr: 'la compétence' },
};

function checkVariable(place: Place, name: string): Diagnostic[] {
  const variable = place.resolved.flow.variables.find((candidate) => candidate.name === name);
  if (!variable) return [at(place, 'unknown-variable', { name })];
  const { accepts } = place.field.meta;
  if (!accepts || accepts.includes(variable.type)) return [];
  const wanted = { wanted: describeTypes(accepts.join(', '), 'en'), wantedFr: describeTypes(accepts.join(', '), 'fr') };
  return [at(place, 'variable-type', { name, ...wanted })];
}

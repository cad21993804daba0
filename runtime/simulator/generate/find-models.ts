import { type ExpressionTree, expressionTree } from '#schemas/expressions/expression-tree.ts';
import type { ExpressionType } from '#schemas/expressions/types.ts';
import type { Value } from '#schemas/flow/variable.ts';
import type { Ir, IrState } from '#schemas/ir/ir.ts';
import { type Model, mergeModels, referenceOf, referencesIn, solveCondition } from './solve-condition.ts';

/** What the conditions of a flow ask about, traced back to where it comes from outside. */
export interface FlowModels {
  /** Fields of the outcome's data (`body.status`, `keys`) worth trying at a node, each with the value's name and value. */
  at(node: string): Model[];
  /** Every field of the outcome's data that the node (or one that has no outcome of its own) reads, with a plausible value. */
  fields(node: string): Readonly<Record<string, unknown>>;
  /** Values worth trying before the contact begins: `v:<variable>` and `contact.<field>`. */
  atStart: Model[];
  /** Conditions look at the time of day or the date. */
  usesTime: boolean;
  /** Variables, as `scope|name`, that decide which way a contact goes. */
  deciding: ReadonlySet<string>;
  /** Some node reads the data of an outcome that another node got. */
  eventOutlives: boolean;
}

/** How far back through assignments a value is traced, and how many models are kept altogether. */
const TRACE_DEPTH = 6;
const MODEL_LIMIT = 6000;

/** Reads all conditions of a lowered flow. */
export function findModels(ir: Ir): FlowModels {
  const states = Object.values(ir.states);
  const sources = new Set(states.filter(bringsData).map(({ node }) => node));
  const assignments = states.flatMap((state) => assignmentsOf(ir, state));
  const conditions = states.flatMap((state) => conditionsOf(ir, state));
  const models = traceBack(
    conditions.flatMap(({ models }) => models),
    assignments,
  );
  const byNode = new Map<string, Model[]>();
  const atStart = new Map<string, Model>();
  for (const model of models) {
    for (const [node, part] of partsByNode(model)) byNode.set(node, [...(byNode.get(node) ?? []), part]);
    const before = startPart(ir, model);
    if (Object.keys(before).length > 0) atStart.set(JSON.stringify(before), before);
  }
  const shared = [...byNode.keys()].filter((node) => !sources.has(node));
  const names = [...conditions.flatMap(({ names }) => names)];
  return {
    at: (node) => different([node, ...shared].flatMap((from) => byNode.get(from) ?? [])),
    fields: (node) => fieldsRead(ir, [node, ...readersWithoutSource(states, sources)], assignments),
    atStart: [...atStart.values()],
    usesTime: [...names, ...assignments.flatMap(({ reads }) => reads)].some((name) =>
      /^(now|contact\.startedAt)/.test(name),
    ),
    deciding: decidingVariables(names, assignments),
    eventOutlives: states.some((state) => !sources.has(state.node) && readsEvent(ir, state)),
  };
}

/** States whose outcome brings data that expressions see as `event`. */
function bringsData(state: IrState): boolean {
  return state.type === 'collect' || (state.type === 'effect' && state.effect !== 'play');
}

interface Assignment {
  target: string;
  /** What the value is plainly taken from; null when it is worked out. */
  from: string | null;
  reads: string[];
  type: ExpressionType;
}

interface Condition {
  models: Model[];
  names: string[];
}

function assignmentsOf(ir: Ir, state: IrState): Assignment[] {
  if (state.type !== 'assign') return [];
  return state.set.flatMap(({ to, value }) => {
    if (to.type === 'language') return [];
    const tree = parse(ir, state, value);
    if (!tree) return [];
    const from = referenceOf(tree);
    const variables = to.type === 'variable' ? (ir.scopes[to.scope] ?? []) : [];
    const type = variables.find(({ name }) => name === to.name)?.type ?? 'any';
    const target = to.type === 'variable' ? `v:${to.scope}|${to.name}` : `l:${state.node}|${to.name}`;
    const reads = referencesIn(tree).map((name) => qualify(name, state));
    return [{ target, from: from && qualify(from, state), reads, type }];
  });
}

/** For each branch, the ways to get there: it holds, and those before it do not. */
function conditionsOf(ir: Ir, state: IrState): Condition[] {
  if (state.type !== 'branch') return [];
  const trees = state.branches.flatMap(({ when }) => parse(ir, state, when) ?? []);
  let none: Model[] = [{}];
  const models: Model[] = [];
  for (const tree of trees) {
    const holds = solveCondition(tree, true);
    models.push(...holds, ...mergeModels(holds, none.slice(0, 3)));
    none = mergeModels(none, solveCondition(tree, false)).slice(0, 8);
  }
  const qualified = different([...models, ...none].map((model) => rename(model, (name) => qualify(name, state))));
  return [{ models: qualified, names: trees.flatMap(referencesIn).map((name) => qualify(name, state)) }];
}

function parse(ir: Ir, { scope }: IrState, source: string): ExpressionTree | null {
  return expressionTree(source, ir.scopes[scope] ?? []);
}

/** A name as it is unique in the whole flow: variables by scope, event fields and counters by node. */
function qualify(name: string, { scope, node }: IrState): string {
  if (name.startsWith('event.')) return `e:${node}|${name.slice('event.'.length)}`;
  if (name.startsWith('local.')) return `l:${node}|${name.slice('local.'.length)}`;
  if (/^(contact\.|now$|event$)/.test(name)) return name;
  return `v:${scope}|${name}`;
}

function rename(model: Model, to: (name: string) => string): Model {
  return Object.fromEntries(Object.entries(model).map(([name, value]) => [to(name), value]));
}

/** Adds, for each model that says something of a variable, what that means for what the variable was set from. */
function traceBack(models: readonly Model[], assignments: readonly Assignment[]): Model[] {
  const byTarget = new Map<string, Assignment[]>();
  for (const one of assignments) byTarget.set(one.target, [...(byTarget.get(one.target) ?? []), one]);
  const all = [...models];
  let fresh = [...models];
  for (let depth = 0; depth < TRACE_DEPTH && fresh.length > 0 && all.length < MODEL_LIMIT; depth += 1) {
    fresh = different(fresh.flatMap((model) => traceOnce(model, byTarget)));
    all.push(...fresh);
  }
  return different(all).slice(0, MODEL_LIMIT);
}

function traceOnce(model: Model, byTarget: ReadonlyMap<string, Assignment[]>): Model[] {
  let traced: Model[] = [model];
  let changed = false;
  for (const [name, value] of Object.entries(model)) {
    const sources = (byTarget.get(name) ?? [])
      .flatMap(({ from, reads }) => from ?? reads)
      .filter((from) => from !== name);
    if (sources.length === 0) continue;
    changed = true;
    traced = traced.flatMap(({ [name]: _, ...rest }) =>
      sources.slice(0, 6).map((from) => ({ [from]: value, ...rest })),
    );
  }
  return changed ? traced.slice(0, 12) : [];
}

function partsByNode(model: Model): Map<string, Model> {
  const parts = new Map<string, Model>();
  for (const [name, value] of Object.entries(model)) {
    const [, node, field] = /^e:([^|]*)\|(.*)$/.exec(name) ?? [];
    if (node !== undefined && field !== undefined) parts.set(node, { ...parts.get(node), [field]: value });
  }
  return parts;
}

/** The part of a model that the beginning of a contact can bring about: inputs of the flow, and who calls whom. */
function startPart(ir: Ir, model: Model): Model {
  const inputs = new Map(
    (ir.scopes[''] ?? []).filter(({ role }) => role.startsWith('input')).map((v) => [`v:|${v.name}`, v]),
  );
  return Object.fromEntries(
    Object.entries(model).flatMap(([name, value]) => {
      const input = inputs.get(name);
      if (input && value !== undefined) return [[`v:${input.name}`, fit(value, input.type)]];
      return /^contact\.(caller|called|language)$/.test(name) && typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}

/** A value in the type that a variable has; conversions in between are not known any more. */
function fit(value: unknown, type: ExpressionType): Value {
  if (type === 'number') return Number(value) || 0;
  if (type === 'boolean') return value === true;
  return type === 'list' ? [] : String(value);
}

const PLAUSIBLE: Readonly<Record<ExpressionType, unknown>> = {
  text: 'text',
  number: 1,
  boolean: true,
  'date-time': '2026-03-02T09:00:00Z',
  phone: '+33140000099',
  list: [],
  any: 'text',
};

function fieldsRead(ir: Ir, nodes: readonly string[], assignments: readonly Assignment[]): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  const add = (name: string, value: unknown) => {
    const [, node, field] = /^e:([^|]*)\|(.*)$/.exec(name) ?? [];
    if (field !== undefined && nodes.includes(node ?? '')) fields[field] ??= value;
  };
  for (const { reads, from, type } of assignments) for (const name of from ? [from] : reads) add(name, PLAUSIBLE[type]);
  for (const state of Object.values(ir.states)) {
    if (state.type !== 'branch' || !nodes.includes(state.node)) continue;
    for (const { when } of state.branches) {
      const tree = parse(ir, state, when);
      for (const name of tree ? referencesIn(tree) : []) add(qualify(name, state), 'text');
    }
  }
  return fields;
}

function readersWithoutSource(states: readonly IrState[], sources: ReadonlySet<string>): string[] {
  return [...new Set(states.map(({ node }) => node))].filter((node) => !sources.has(node));
}

function readsEvent(ir: Ir, state: IrState): boolean {
  const sources =
    state.type === 'branch'
      ? state.branches.map(({ when }) => when)
      : state.type === 'assign'
        ? state.set.map(({ value }) => value)
        : [];
  return sources.some((source) => {
    const tree = parse(ir, state, source);
    return tree !== null && referencesIn(tree).some((name) => name.startsWith('event'));
  });
}

/** The variables that conditions read, and those that these are worked out from. */
function decidingVariables(names: readonly string[], assignments: readonly Assignment[]): Set<string> {
  const deciding = new Set(names);
  for (let before = -1; before !== deciding.size; ) {
    before = deciding.size;
    for (const { target, reads } of assignments) if (deciding.has(target)) for (const name of reads) deciding.add(name);
  }
  return new Set([...deciding].flatMap((name) => (name.startsWith('v:') ? [name.slice(2)] : [])));
}

function different(models: readonly Model[]): Model[] {
  return [...new Map(models.map((model) => [keyOf(model), model])).values()];
}

function keyOf(model: Model): string {
  return JSON.stringify(
    Object.entries(model)
      .map(([name, value]) => [name, value === undefined ? '\u0000' : value])
      .sort(),
  );
}

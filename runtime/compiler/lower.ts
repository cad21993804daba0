import { defaultSettings } from '#schemas/flow/settings.ts';
import { initialValue, type Variable } from '#schemas/flow/variable.ts';
import type { Ir, IrAssignment, IrState, IrTarget } from '#schemas/ir/ir.ts';
import { type NodeState, RESTART_EXIT, RETURN_EXIT, type Targets } from '#schemas/nodes/node-kind.ts';
import { type SubFlowConfig, subFlowConfig } from '#schemas/nodes/sub-flow/node.ts';
import { type CompileEnvironment, type ResolvedFlow, type ResolvedNode, resolveFlow } from './resolve.ts';

/** Where an exit goes that nothing is connected to: the contact apologises and ends. */
const DEAD_END = '$dead-end';
const COMPLETED = '$completed';

/**
 * Lowers a flow to states, its sub-flows inlined. The flow must have no errors that concern its structure; a node that
 * could not be resolved becomes a dead end.
 */
export function lowerFlow(resolved: ResolvedFlow, environment: CompileEnvironment): Ir {
  const { flow } = resolved;
  const ir: Ir = {
    format: 1,
    flow: flow.id,
    kind: flow.kind,
    languages: flow.languages,
    scopes: {},
    start: DEAD_END,
    states: {
      [DEAD_END]: { node: '', scope: '', type: 'end', result: 'failed' },
      [COMPLETED]: { node: '', scope: '', type: 'end', result: 'completed' },
    },
  };
  ir.start = lowerInto(ir, resolved, { environment, scope: '', returnTo: { state: COMPLETED } });
  return ir;
}

interface Frame {
  environment: CompileEnvironment;
  /** Path of the sub-flow node this flow stands for; '' for the flow itself. */
  scope: string;
  /** Where a `return` goes. */
  returnTo: IrTarget;
  /** Where the outermost flow begins anew; in the outermost flow itself that is its own start. */
  restart?: string;
}

/** Adds the states of one flow and says where it begins. */
function lowerInto(ir: Ir, resolved: ResolvedFlow, frame: Frame): string {
  ir.scopes[frame.scope] = resolved.flow.variables;
  const entries = new Map<string, string>();
  for (const [id, { kind, config }] of resolved.nodes) {
    const first = kind.inlines === 'sub-flow' ? 'enter' : Object.keys(kind.compile(config, UNBOUND))[0];
    entries.set(id, stateId(pathOf(frame.scope, id), first ?? ''));
  }
  const start = [...resolved.nodes.values()].find(({ kind }) => kind.kind === 'start');
  const begin = (start && entries.get(start.node.id)) ?? DEAD_END;
  const place: Place = { ir, resolved, frame: { ...frame, restart: frame.restart ?? begin }, entries };
  for (const node of resolved.nodes.values()) {
    if (node.kind.inlines === 'sub-flow') inlineSubFlow(place, node);
    else addStates(place, node);
  }
  return begin;
}

interface Place {
  ir: Ir;
  resolved: ResolvedFlow;
  frame: Frame;
  entries: ReadonlyMap<string, string>;
}

function addStates(place: Place, { node, kind, config }: ResolvedNode): void {
  const path = pathOf(place.frame.scope, node.id);
  const to = targetsOf(place, node.id);
  Object.entries(kind.compile(config, to)).forEach(([name, state], index) => {
    place.ir.states[stateId(path, name)] = withOrigin(state, { path, scope: place.frame.scope, entry: index === 0 });
  });
}

function withOrigin(
  state: NodeState,
  { path, scope, entry }: { path: string; scope: string; entry: boolean },
): IrState {
  return { ...state, node: path, scope, ...(entry ? { entry: true } : {}) };
}

function targetsOf({ resolved, frame, entries }: Place, id: string): Targets {
  const path = pathOf(frame.scope, id);
  return {
    scope: frame.scope,
    node: path,
    variables: resolved.flow.variables,
    flow: {
      settings: resolved.flow.settings,
      configsOf: (wanted) =>
        [...resolved.nodes.values()].flatMap(({ kind, config }) => (kind.kind === wanted ? [config] : [])),
    },
    state: (name) => ({ state: stateId(path, name) }),
    exit: (exit) => {
      if (exit === RETURN_EXIT) return { ...frame.returnTo, exit: 'returned' };
      if (exit === RESTART_EXIT) return { state: frame.restart ?? DEAD_END, exit: 'again' };
      const target = resolved.targets.get(id)?.get(exit);
      return { state: (target && entries.get(target)) ?? DEAD_END, exit };
    },
  };
}

/** A sub-flow node: fill the inputs, run the other flow's states, hand the outputs back. */
function inlineSubFlow(place: Place, { node, config }: ResolvedNode): void {
  const { ir, frame } = place;
  const path = pathOf(frame.scope, node.id);
  const to = targetsOf(place, node.id);
  const failed = to.exit('error');
  const settings = subFlowConfig.parse(config);
  const document = frame.environment.subFlow(settings.flow);
  // A circle of sub-flows is an error of the check pass; here it only must not be followed for ever.
  const circular = path.split('/').length > MAX_DEPTH;
  const origin = { node: path, scope: frame.scope };
  if (!document || circular) {
    ir.states[stateId(path, 'enter')] = { ...origin, type: 'assign', entry: true, set: [], then: failed, failed };
    return;
  }
  const begin = lowerInto(ir, resolveFlow(document), {
    environment: frame.environment,
    scope: path,
    returnTo: { state: stateId(path, 'return') },
    restart: frame.restart,
  });
  ir.states[stateId(path, 'enter')] = {
    ...origin,
    type: 'assign',
    entry: true,
    set: fillInputs(document.variables, settings, path),
    then: { state: begin },
    failed,
  };
  ir.states[stateId(path, 'return')] = {
    node: path,
    scope: path,
    type: 'assign',
    set: settings.outputs.map(({ name, variable }) => ({
      to: { type: 'variable', name: variable, scope: frame.scope },
      value: name,
    })),
    then: to.exit('returned'),
    failed,
  };
}

/** Deeper nesting than this is a circle. */
const MAX_DEPTH = 20;

/** Every variable of the sub-flow begins anew each time it is entered. */
function fillInputs(variables: readonly Variable[], settings: SubFlowConfig, scope: string): IrAssignment[] {
  return variables.map((variable) => {
    const input = settings.inputs.find(({ name }) => name === variable.name);
    // JSON is also CEL for every value a variable can begin with.
    const value = input?.value ?? JSON.stringify(initialValue(variable));
    const to = { type: 'variable' as const, name: variable.name, scope };
    return input || variable.initial !== undefined ? { to, value } : { to, value, unset: true };
  });
}

function pathOf(scope: string, id: string): string {
  return scope === '' ? id : `${scope}/${id}`;
}

function stateId(path: string, name: string): string {
  return `${path}:${name}`;
}

/** For asking a kind where it begins, before targets are known. */
const UNBOUND: Targets = {
  scope: '',
  node: '',
  variables: [],
  flow: { settings: defaultSettings, configsOf: () => [] },
  state: (name) => ({ state: name }),
  exit: (exit) => ({ state: DEAD_END, exit }),
};

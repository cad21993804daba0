import type { Ir, IrState, IrTarget } from '#schemas/ir/ir.ts';

/** A machine as XState reads it, made of names only, so that it can be exported as JSON. */
export interface MachineConfig {
  id: string;
  initial: string;
  states: Record<string, StateConfig>;
  on: Record<string, TransitionConfig[]>;
  options: { maxIterations: number };
  meta: { flow: string; kind: string };
}

interface ActionRef {
  type: string;
  params?: Record<string, unknown>;
}

interface TransitionConfig {
  target?: string;
  guard?: ActionRef;
  actions?: ActionRef[];
  reenter?: boolean;
}

interface StateConfig {
  type?: 'final';
  meta?: { node: string };
  entry?: ActionRef[];
  exit?: ActionRef[];
  always?: TransitionConfig[];
  on?: Record<string, TransitionConfig[]>;
}

/** Far above what `STEP_LIMIT` nodes need: it ends a circle inside a single node, which only a defect could make. */
const MAX_MICROSTEPS = 10_000;

const HUNG_UP = '$hung-up';
const GIVEN_UP = '$given-up';

/** The XState config of a lowered flow. */
export function machineConfig(ir: Ir): MachineConfig {
  const states: Record<string, StateConfig> = {};
  for (const [id, state] of Object.entries(ir.states)) Object.assign(states, WRITE[state.type](id, state as never));
  states[HUNG_UP] = { type: 'final', meta: { node: '' }, entry: [{ type: 'hangUp' }] };
  states[GIVEN_UP] = { type: 'final', meta: { node: '' }, entry: [finish('failed')] };
  return {
    id: ir.flow,
    initial: ir.start,
    states,
    on: {
      'call.ended': [{ target: `.${HUNG_UP}`, guard: { type: 'connected' } }],
      'contact.failed': [{ target: `.${GIVEN_UP}`, actions: [{ type: 'giveUp' }] }],
    },
    options: { maxIterations: MAX_MICROSTEPS },
    meta: { flow: ir.flow, kind: ir.kind },
  };
}

type StateOf<T extends IrState['type']> = Extract<IrState, { type: T }>;

const WRITE: { [T in IrState['type']]: (id: string, state: StateOf<T>) => Record<string, StateConfig> } = {
  branch: (id, state) => ({
    [id]: {
      meta: { node: state.node },
      entry: [...enter(state), { type: 'decide', params: { state: id } }],
      always: [
        ...state.branches.map(({ when, then }, branch) => go(state, then, took(branch, when))),
        go(state, state.otherwise, took('otherwise')),
        go(state, state.failed),
      ],
    },
  }),
  assign: (id, state) => ({
    [id]: {
      meta: { node: state.node },
      entry: [...enter(state), ...(state.set.length > 0 ? [{ type: 'apply', params: { state: id } }] : [])],
      always:
        state.set.length > 0
          ? [go(state, state.then, took('otherwise')), go(state, state.failed)]
          : [go(state, state.then)],
    },
  }),
  effect: (id, state) => ({
    [id]: {
      meta: { node: state.node },
      entry: [...enter(state), { type: 'emit', params: { state: id } }],
      exit: [{ type: 'release' }],
      always: [{ target: HUNG_UP, guard: took('gone') }, go(state, state.failed, took('failed'))],
      on: {
        ...Object.fromEntries(
          Object.entries(state.outcomes).map(([outcome, then]) => [
            `${state.effect}.${outcome}`,
            [go(state, then, undefined, [{ type: 'outcome' }])],
          ]),
        ),
        ...(state.onKey ? { key: [go(state, state.onKey, undefined, [{ type: 'keepKey' }])] } : {}),
        timer: [go(state, state.outcomes.timeout ?? state.failed)],
      },
    },
  }),
  collect: (id, state) => writeCollect(id, state),
  end: (id, state) => ({
    [id]: { type: 'final', meta: { node: state.node }, entry: [...enter(state), finish(state.result, state.hangUp)] },
  }),
};

/** Two states: the prompt is playing; the prompt is over and keys are awaited. */
function writeCollect(id: string, state: StateOf<'collect'>): Record<string, StateConfig> {
  const waiting = `${id}~wait`;
  const limits = { maxKeys: state.maxKeys, terminators: state.terminators };
  const takeKey = { type: 'takeKey', params: limits };
  const complete = go(state, state.entered, { type: 'endsInput', params: limits }, [takeKey, { type: 'endInput' }]);
  const another: TransitionConfig = { target: waiting, reenter: true, actions: [takeKey] };
  return {
    [id]: {
      meta: { node: state.node },
      entry: [...enter(state), { type: 'ask', params: { state: id } }],
      exit: [{ type: 'release' }],
      always: [
        { target: HUNG_UP, guard: took('gone') },
        go(state, state.failed, took('failed')),
        go(state, state.entered, { type: 'inputComplete' }),
        { target: waiting, guard: { type: 'promptSkipped' } },
      ],
      on: {
        'play.finished': [{ target: waiting }],
        'play.failed': [{ target: waiting }],
        timer: [{ target: waiting }],
        ...(state.interruptible ? { key: [complete, another] } : {}),
      },
    },
    [waiting]: {
      meta: { node: state.node },
      entry: [{ type: 'awaitKey', params: { firstKeyMs: state.firstKeyMs, nextKeyMs: state.nextKeyMs } }],
      exit: [{ type: 'release' }],
      on: {
        key: [complete, another],
        timer: [
          go(state, state.entered, { type: 'hasInput' }, [{ type: 'endInput' }]),
          go(state, state.silent, undefined, [{ type: 'endInput' }]),
        ],
      },
    },
  };
}

/** A transition; one that leaves its node through an exit says so, which is what lights up on the graph. */
function go(from: IrState, to: IrTarget, guard?: ActionRef, actions: ActionRef[] = []): TransitionConfig {
  const leave = to.exit === undefined ? [] : [{ type: 'leave', params: { node: from.node, exit: to.exit } }];
  const all = [...actions, ...leave];
  return { target: to.state, reenter: true, ...(guard ? { guard } : {}), ...(all.length > 0 ? { actions: all } : {}) };
}

function enter(state: IrState): ActionRef[] {
  return state.entry ? [{ type: 'enter', params: { node: state.node } }] : [];
}

function took(branch: number | 'otherwise' | 'failed' | 'gone', when?: string): ActionRef {
  return { type: 'took', params: when === undefined ? { branch } : { branch, when } };
}

function finish(result: 'completed' | 'failed', hangUp = false): ActionRef {
  return { type: 'finish', params: hangUp ? { result, hangUp } : { result } };
}

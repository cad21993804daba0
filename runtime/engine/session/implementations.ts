import { type ActionFunction, assign } from 'xstate';
import type { TraceEntry } from '#schemas/effects/contact.ts';
import type { Effect } from '#schemas/effects/index.ts';
import { coerceValue, type EvaluationScope } from '#schemas/expressions/evaluate.ts';
import type { Value, Variable } from '#schemas/flow/variable.ts';
import { emptyValue, fitsType, initialValue } from '#schemas/flow/variable.ts';
import type { Ir, IrAssignment, IrState, IrTemplate } from '#schemas/ir/ir.ts';
import { collectKeys, type KeyLimits } from './collect-keys.ts';
import type { ContactContext, ContactInput, MachineEvent } from './context.ts';
import { lazily, prepareTemplate, type WorkOut } from './work-out.ts';

/** Effects that need the call; a flow that goes on after the caller has hung up ends when it reaches one. */
const CALL_BOUND: ReadonlySet<string> = new Set([
  'answer',
  'play',
  'record',
  'transfer',
  'queue',
  'await-trigger',
  'keep-waiting',
]);

/** Kinds of flow that hold the contact's call, and hang it up at their end. */
export const CALL_KINDS: ReadonlySet<string> = new Set(['ivr']);

type Patch = Partial<ContactContext>;
type Step = { context: ContactContext; event: MachineEvent };
/** The names a machine's config uses for its actions, with the parameters of each. */
export interface ActionParams {
  enter: { node: string };
  leave: { node: string; exit: string };
  decide: { state: string };
  apply: { state: string };
  emit: { state: string };
  ask: { state: string };
  awaitKey: { firstKeyMs: number; nextKeyMs: number };
  takeKey: KeyLimits;
  keepKey: undefined;
  endInput: undefined;
  outcome: undefined;
  release: undefined;
  finish: { result: 'completed' | 'failed'; hangUp?: boolean };
  hangUp: undefined;
  giveUp: undefined;
}

/**
 * What the names in a linked machine mean. Every action is an `assign`: it only computes the next context, so the machine
 * stays pure and its effects are read from the context afterwards.
 */
export function createImplementations(ir: Ir) {
  const prepared = prepareStates(ir);
  const fallback = ir.languages[0] ?? 'en';

  const steps: { [K in keyof ActionParams]: (step: Step, params: ActionParams[K]) => Patch } = {
    enter: ({ context, event }, { node }) => {
      const base = begin(context, event);
      if (base.trace.length > STEP_LIMIT) throw new StepLimitError();
      return { ...base, trace: [...base.trace, { node, entered: true }] };
    },
    leave: ({ context, event }, { node, exit }) => {
      const base = begin(context, event);
      return { ...base, trace: leaveNode(base.trace, node, exit) };
    },
    decide: ({ context, event }, { state }) => {
      const branches = prepared.branches.get(state) ?? [];
      try {
        const scope = scopeOf(context, event, ir.states[state]);
        const taken = branches.findIndex((holds) => holds(scope) === true);
        return { decision: taken < 0 ? 'otherwise' : taken };
      } catch {
        return { decision: 'failed' };
      }
    },
    apply: ({ context, event }, { state }) => {
      const assignments = prepared.assignments.get(state) ?? [];
      return applyAssignments(context, event, { assignments, state: ir.states[state], ir });
    },
    emit: ({ context, event }, { state }) => emitEffect(step(context, event), prepared, { state, ir }),
    ask: ({ context, event }, { state }) => askForKeys(step(context, event), prepared, { state, ir }),
    awaitKey: ({ context, event }, { firstKeyMs, nextKeyMs }) => ({
      timerAt: event.at + (context.input === '' ? firstKeyMs : nextKeyMs),
    }),
    takeKey: ({ context, event }, limits) => {
      const { input, rest } = collectKeys(context.input, event.key ?? '', limits);
      const full = input.length >= limits.maxKeys && limits.terminators !== '';
      const ignoredKeys = full ? { keys: limits.terminators, until: event.at + LATE_TERMINATOR_MS } : null;
      return { ...begin(context, event), input, keys: rest, ignoredKeys };
    },
    keepKey: ({ context, event }) => ({ ...begin(context, event), keys: context.keys + (event.key ?? '') }),
    endInput: ({ context, event }) => ({ ...begin(context, event), event: { keys: context.input }, input: '' }),
    outcome: ({ context, event }) => ({
      ...begin(context, event),
      event: event.data ?? null,
      gone: context.gone || event.type === 'record.hung-up',
    }),
    release: ({ context, event }) => releasePending(context, event),
    finish: ({ context, event }, { result, hangUp = false }) => {
      const base = begin(context, event);
      const apologise = result === 'failed';
      const endsCall = !context.gone && (hangUp || CALL_KINDS.has(ir.kind));
      const effects = endsCall ? [...base.effects, makeEffect(base, 'hang-up', { apologise })] : base.effects;
      const failure = result === 'failed' ? (context.failure ?? 'error-exit') : null;
      return { ...base, effects, result, failure, timerAt: null };
    },
    hangUp: ({ context, event }) => ({ ...begin(context, event), gone: true, result: 'hung-up', timerAt: null }),
    giveUp: ({ context, event }) => ({ ...begin(context, event), failure: event.reason ?? 'unknown' }),
  };

  const guards = {
    connected: ({ context }: { context: ContactContext }) => !context.gone,
    took: ({ context }: { context: ContactContext }, { branch }: { branch: ContactContext['decision'] }) =>
      context.decision === branch,
    endsInput: ({ context, event }: Step, limits: KeyLimits) =>
      collectKeys(context.input, event.key ?? '', limits).complete,
    inputComplete: ({ context }: { context: ContactContext }) => context.decision === 1,
    promptSkipped: ({ context }: { context: ContactContext }) => context.pending === null,
    hasInput: ({ context }: { context: ContactContext }) => context.input !== '',
  };

  return {
    actions: assignAll(steps),
    guards,
    createContext: (input: ContactInput) => createContext(ir, input, fallback),
  };
}

/**
 * Nodes a contact may pass on one event. Real flows pass a few; a circle of nodes that wait for nothing would turn for
 * ever.
 */
export const STEP_LIMIT = 500;

export class StepLimitError extends Error {}

/** The names above as XState actions. */
function assignAll(steps: { [K in keyof ActionParams]: (step: Step, params: ActionParams[K]) => Patch }) {
  return Object.fromEntries(
    Object.entries(steps).map(([name, compute]) => [
      name,
      // Each name is only ever used with the parameters that `ActionParams` gives it: link.ts writes both.
      assign(({ context, event }: Step, params: never) => compute(step(context, event), params)),
    ]),
  ) as unknown as Record<
    keyof ActionParams,
    ActionFunction<ContactContext, MachineEvent, MachineEvent, never, never, never, never, never, never>
  >;
}

/** XState runs the first states of a machine under its own init event; the journal knows it as position 0. */
function step(context: ContactContext, event: MachineEvent): Step {
  return event.seq === undefined
    ? { context, event: { type: 'contact.started', seq: 0, at: context.now } }
    : { context, event };
}

/** The context with the trace and effects of an earlier event cleared away. */
function begin(context: ContactContext, event: MachineEvent): ContactContext {
  return context.seq === event.seq ? context : { ...context, seq: event.seq, now: event.at, trace: [], effects: [] };
}

function leaveNode(trace: readonly TraceEntry[], node: string, exit: string): TraceEntry[] {
  const last = trace.at(-1);
  if (last?.node === node && last.exit === undefined) return [...trace.slice(0, -1), { ...last, exit }];
  return [...trace, { node, entered: false, exit }];
}

function makeEffect(context: ContactContext, effect: string, params: unknown): Effect {
  const id = `${context.contact.id}:${context.seq}.${context.effects.length}`;
  // The compiler wrote effect and parameters together, after the effect's contract.
  return { id, effect, params } as Effect;
}

function scopeOf(context: ContactContext, event: MachineEvent, state: IrState | undefined): EvaluationScope {
  return {
    values: context.scopes[state?.scope ?? ''] ?? {},
    contact: context.contact,
    now: event.at,
    event: context.event,
    local: context.locals[state?.node ?? ''] ?? {},
  };
}

interface Place {
  state: string;
  ir: Ir;
}

function emitEffect({ context, event }: Step, prepared: Prepared, { state, ir }: Place): Patch {
  const from = ir.states[state];
  const workOut = prepared.params.get(state);
  if (from?.type !== 'effect' || !workOut) return { decision: 'failed' };
  if (context.gone && CALL_BOUND.has(from.effect)) return { decision: 'gone' };
  try {
    const base = begin(context, event);
    const made = makeEffect(base, from.effect, workOut(scopeOf(context, event, from)));
    return {
      ...base,
      effects: [...base.effects, made],
      pending: { id: made.id, effect: from.effect },
      timerAt: event.at + (from.timeoutMs ?? BACKSTOP_MS),
      keys: from.effect === 'play' ? context.keys : '',
      decision: 'otherwise',
    };
  } catch {
    return { decision: 'failed' };
  }
}

/** How long after a full input its terminator is still taken for the end of that input. */
const LATE_TERMINATOR_MS = 2500;

/** No state waits for ever: an effect whose outcome never comes is given up after this long. */
const BACKSTOP_MS = 12 * 3_600_000;

/** Starts an input: keys pressed ahead count if the prompt can be interrupted, and then nothing is played. */
function askForKeys({ context, event }: Step, prepared: Prepared, { state, ir }: Place): Patch {
  const from = ir.states[state];
  const workOut = prepared.params.get(state);
  if (from?.type !== 'collect' || !workOut) return { decision: 'failed' };
  if (context.gone) return { decision: 'gone' };
  const ahead = collectKeys('', from.interruptible ? context.keys : '', from);
  if (ahead.complete) {
    return { ...begin(context, event), event: { keys: ahead.input }, input: '', keys: ahead.rest, decision: 1 };
  }
  const listening = { input: ahead.input, keys: '', decision: 'otherwise' as const };
  if (ahead.input !== '' || from.prompt.length === 0) return { ...begin(context, event), ...listening };
  try {
    const base = begin(context, event);
    const made = makeEffect(base, 'play', { items: workOut(scopeOf(context, event, from)) });
    return {
      ...base,
      ...listening,
      effects: [...base.effects, made],
      pending: { id: made.id, effect: 'play' },
      timerAt: event.at + BACKSTOP_MS,
    };
  } catch {
    return { decision: 'failed' };
  }
}

/** Leaves a state: its timer ends, and so does its effect if it is still going. */
function releasePending(context: ContactContext, event: MachineEvent): Patch {
  const { pending } = context;
  if (!pending || pending.id === event.effect || context.gone || event.type === 'call.ended') {
    return { pending: null, timerAt: null };
  }
  const base = begin(context, event);
  const cancel = makeEffect(base, 'cancel', { effect: pending.effect, target: pending.id });
  return { ...base, effects: [...base.effects, cancel], pending: null, timerAt: null };
}

interface PreparedAssignment {
  to: IrAssignment['to'];
  emptyForNull: boolean;
  value: WorkOut;
}

interface Assignments {
  assignments: readonly PreparedAssignment[];
  state: IrState | undefined;
  ir: Ir;
}

/** All of the assignments of a state, each seeing those before it; none of them if one fails. */
function applyAssignments(
  context: ContactContext,
  event: MachineEvent,
  { assignments, state, ir }: Assignments,
): Patch {
  const patch = { scopes: context.scopes, locals: context.locals, contact: context.contact };
  const node = state?.node ?? '';
  try {
    for (const { to, value, emptyForNull } of assignments) {
      const worked = value(scopeOf({ ...context, ...patch }, event, state));
      if (to.type === 'language') {
        if (typeof worked !== 'string' || !ir.languages.includes(worked)) return { decision: 'failed' };
        patch.contact = { ...patch.contact, language: worked };
      } else if (to.type === 'local') {
        patch.locals = { ...patch.locals, [node]: { ...patch.locals[node], [to.name]: worked } };
      } else {
        const declared = ir.scopes[to.scope]?.find((variable) => variable.name === to.name);
        if (!declared) return { decision: 'failed' };
        const { type } = declared;
        const empty = worked === null && (emptyForNull || type === 'date-time');
        const fitted = empty ? emptyValue(type) : coerceValue(worked, type);
        patch.scopes = { ...patch.scopes, [to.scope]: { ...patch.scopes[to.scope], [to.name]: fitted } };
      }
    }
    return { ...patch, decision: 'otherwise' };
  } catch {
    return { decision: 'failed' };
  }
}

interface Prepared {
  branches: Map<string, WorkOut[]>;
  assignments: Map<string, PreparedAssignment[]>;
  params: Map<string, WorkOut>;
}

/** Parses every expression of the flow once; contacts of the same version share the result. */
function prepareStates(ir: Ir): Prepared {
  const prepared: Prepared = { branches: new Map(), assignments: new Map(), params: new Map() };
  const fallback = ir.languages[0] ?? 'en';
  for (const [id, state] of Object.entries(ir.states)) {
    const variables: readonly Variable[] = ir.scopes[state.scope] ?? [];
    const template = (value: IrTemplate) => prepareTemplate(value, variables, fallback);
    if (state.type === 'branch')
      prepared.branches.set(
        id,
        state.branches.map((b) => lazily(b.when, variables)),
      );
    if (state.type === 'assign') {
      prepared.assignments.set(
        id,
        state.set.map(({ to, value, emptyForNull = false }) => ({
          to,
          value: lazily(value, variables),
          emptyForNull,
        })),
      );
    }
    if (state.type === 'effect') prepared.params.set(id, template(state.params));
    if (state.type === 'collect') prepared.params.set(id, template(state.prompt));
  }
  return prepared;
}

function createContext(ir: Ir, input: ContactInput, fallback: string): ContactContext {
  const { variables: collected = {}, ...facts } = input.facts;
  const { at } = input;
  const handedOn = facts.language !== undefined && ir.languages.includes(facts.language) ? facts.language : fallback;
  const language = input.language || handedOn;
  const root: Record<string, Value> = {};
  for (const variable of ir.scopes[''] ?? []) {
    const { name, type, role } = variable;
    const value = role === 'input' || role === 'input-output' ? collected[name] : undefined;
    root[name] = value !== undefined && fitsType(value, type) ? value : initialValue(variable);
  }
  return {
    contact: { ...facts, campaign: facts.campaign ?? '', language },
    scopes: { '': { ...root, ...input.variables } },
    locals: {},
    event: null,
    keys: '',
    input: '',
    ignoredKeys: null,
    decision: 'otherwise',
    pending: null,
    timerAt: null,
    gone: false,
    result: null,
    failure: null,
    seq: 0,
    now: at,
    trace: [],
    effects: [],
  };
}

import { effectKind } from '#schemas/effects/index.ts';
import { outcomeFields } from '#schemas/effects/outcome-fields.ts';
import { coerceValue } from '#schemas/expressions/evaluate.ts';
import { readTerm, type Term } from '#schemas/expressions/term.ts';
import { emptyValue, type VariableType } from '#schemas/flow/variable.ts';
import type { Ir, IrAssignment, IrState, IrTarget } from '#schemas/ir/ir.ts';
import { assume, limitCases } from './assume.ts';
import { anyOf, EITHER, exactly, type Possible, TEXT } from './domain.ts';
import { type Facts, LANGUAGE, localKey, type Scene, sceneOf, variableKey, withFact, withoutEvent } from './facts.ts';
import { templateTerms } from './terms.ts';
import { type Risk, type WorkedOut, workOut, worst } from './work-out.ts';

/**
 * Who brings a move about. `silent`: nobody, it follows at once. `fault`: something that should work did not (a prompt that
 * cannot be played, a service that does not answer).
 */
export type Cause = 'silent' | 'time' | 'caller' | 'service' | 'person' | 'fault';

/** One way from a state to the next. */
export interface Move {
  target: IrTarget;
  facts: Facts;
  cause: Cause;
  /** As a flow test writes it: `silence`, `http.timeout`. */
  does?: string;
  /** Set for the way taken when an expression fails. */
  risk?: Risk;
}

type StateOf<T extends IrState['type']> = Extract<IrState, { type: T }>;

/** Every way a contact may take out of a state where these facts hold: none that is possible is left out. */
export function movesFrom(ir: Ir, state: IrState, facts: Facts): Move[] {
  return MOVES[state.type](ir, state as never, facts);
}

const MOVES: { [T in IrState['type']]: (ir: Ir, state: StateOf<T>, facts: Facts) => Move[] } = {
  branch: (ir, state, facts) => moveOnBranch(sceneOf(ir, state), state, facts),
  assign: (ir, state, facts) => moveOnAssign(ir, state, facts),
  effect: (ir, state, facts) => moveOnEffect(sceneOf(ir, state), state, facts),
  collect: (ir, state, facts) => moveOnCollect(sceneOf(ir, state), state, facts),
  end: () => [],
};

function moveOnBranch(scene: Scene, state: StateOf<'branch'>, facts: Facts): Move[] {
  const moves: Move[] = [];
  let open = [facts];
  const cases = (term: Term, truth: boolean) =>
    limitCases(
      open.flatMap((known) => assume(term, { scene, facts: known, truth })),
      facts,
    );
  let risk: Risk = 'never';
  for (const { when, then } of state.branches) {
    const term = readTerm(when, scene.variables);
    if (!term) return [...moves, failing(state.failed, facts, 'certain')];
    risk = worst(risk, ...open.map((known) => workOut(term, scene, known).risk));
    for (const known of cases(term, true)) moves.push(silent(then, known));
    open = cases(term, false);
  }
  moves.push(...open.map((known) => silent(state.otherwise, known)));
  if (risk !== 'never') moves.push(failing(state.failed, facts, risk));
  return moves;
}

function silent(target: IrTarget, facts: Facts): Move {
  return { target, facts, cause: 'silent' };
}

function failing(target: IrTarget, facts: Facts, risk: Risk): Move {
  return { target, facts, cause: 'silent', risk };
}

function moveOnAssign(ir: Ir, state: StateOf<'assign'>, facts: Facts): Move[] {
  let known = facts;
  let risk: Risk = 'never';
  for (const assignment of state.set) {
    const assigned = assign(ir, { state, assignment, facts: known });
    risk = worst(risk, assigned.risk);
    if (assigned.risk === 'certain') return [failing(state.failed, facts, 'certain')];
    known = assigned.facts;
  }
  const then = silent(state.then, known);
  return risk === 'never' ? [then] : [then, failing(state.failed, facts, risk)];
}

interface Assigning {
  state: StateOf<'assign'>;
  assignment: IrAssignment;
  facts: Facts;
}

function assign(ir: Ir, { state, assignment, facts }: Assigning): { facts: Facts; risk: Risk } {
  const { to, value, unset, emptyForNull = false } = assignment;
  const scene = sceneOf(ir, state);
  const term = readTerm(value, scene.variables);
  if (!term) return { facts, risk: 'certain' };
  const worked = workOut(term, scene, facts);
  if (to.type === 'local')
    return { facts: withFact(facts, localKey(state.node, to.name), plain(worked)), risk: worked.risk };
  if (to.type === 'language') {
    const values = worked.possible.values ?? ir.languages;
    const spoken = values.filter((code) => typeof code === 'string' && ir.languages.includes(code));
    if (spoken.length === 0) return { facts, risk: 'certain' };
    const sure = worked.possible.values !== undefined && spoken.length === values.length;
    return {
      facts: withFact(facts, LANGUAGE, { sort: 'text', values: spoken }),
      risk: sure ? worked.risk : worst(worked.risk, 'maybe'),
    };
  }
  const declared = ir.scopes[to.scope]?.find(({ name }) => name === to.name);
  if (!declared) return { facts, risk: 'certain' };
  const fitted = fit(worked, declared.type, emptyForNull);
  const possible = unset ? { ...fitted.possible, unset: true } : plain(fitted);
  return { facts: withFact(facts, variableKey(to.scope, to.name), possible), risk: fitted.risk };
}

/** A value that was worked out from an unset one has been set all the same. */
function plain({ possible }: WorkedOut): Possible {
  return possible.unset ? { ...possible, unset: undefined } : possible;
}

/** What a variable of this type holds once a value was put into it. */
function fit({ possible, risk }: WorkedOut, type: VariableType, emptyForNull: boolean): WorkedOut {
  const wanted = anyOf(type);
  if (possible.values) {
    const fitted = possible.values.flatMap((value) => {
      if (value === null && (emptyForNull || type === 'date-time')) return [emptyValue(type)];
      try {
        return [coerceValue(value, type)];
      } catch {
        return [];
      }
    });
    if (fitted.length === 0) return { possible: wanted, risk: 'certain' };
    const [only] = fitted;
    const values = [...new Set(fitted)];
    const narrowed =
      only !== undefined && typeof only === 'object' && only !== null ? wanted : { sort: wanted.sort, values };
    return { possible: narrowed, risk: fitted.length < possible.values.length ? worst(risk, 'maybe') : risk };
  }
  if (possible.sort === wanted.sort) return { possible, risk };
  if (wanted.sort === 'text' && (possible.sort === 'number' || possible.sort === 'boolean'))
    return { possible: TEXT, risk };
  return { possible: wanted, risk: worst(risk, fitsByDigits(possible, wanted) ? 'never' : 'maybe') };
}

/** Typed keys that are surely digits read as a number. */
function fitsByDigits({ sort, letters, minLength = 0 }: Possible, wanted: Possible): boolean {
  if (sort !== 'text' || wanted.sort !== 'number' || letters === undefined || minLength === 0) return false;
  return [...letters].every((letter) => letter >= '0' && letter <= '9');
}

function moveOnEffect(scene: Scene, state: StateOf<'effect'>, facts: Facts): Move[] {
  const kind = effectKind(state.effect);
  const moves: Move[] = [];
  const after = withoutEvent(facts);
  for (const [outcome, target] of Object.entries(state.outcomes)) {
    const does = state.effect === 'play' ? undefined : `${state.effect}.${outcome}`;
    moves.push({
      target,
      facts: withOutcome(after, state.effect, outcome),
      cause: causeOf(state.effect, outcome, kind?.by),
      does,
    });
  }
  if (state.onKey) moves.push({ target: state.onKey, facts, cause: 'caller', does: 'press' });
  // Nothing waits for ever: what never answers is given up.
  if (!state.outcomes.timeout) moves.push({ target: state.failed, facts, cause: 'fault' });
  const risk = templateRisk(state.params, scene, facts);
  if (risk !== 'never') moves.push(failing(state.failed, facts, risk));
  return risk === 'certain' ? moves.slice(-1) : moves;
}

function causeOf(effect: string, outcome: string, by: 'line' | 'service' | 'person' | undefined): Cause {
  if (outcome === 'failed' && effect !== 'transfer') return 'fault';
  if (effect === 'record') return 'caller';
  if (effect === 'transfer') return 'person';
  return by === 'line' || outcome === 'timeout' ? 'time' : (by ?? 'service');
}

/** `event` after an outcome: the fields that its data has. */
function withOutcome(facts: Facts, effect: string, outcome: string): Facts {
  const fields = outcomeFields(effect, outcome);
  if (fields.size === 0) return facts;
  const known = new Map(facts);
  for (const [name, field] of fields) known.set(`event.${name}`, field.sort === 'boolean' ? EITHER : field);
  return known;
}

function templateRisk(
  params: StateOf<'effect'>['params'] | StateOf<'collect'>['prompt'],
  scene: Scene,
  facts: Facts,
): Risk {
  const risks = templateTerms(params, scene.variables).map(({ term, needs }) => {
    if (!term) return 'certain';
    const worked = workOut(term, scene, facts);
    return worst(worked.risk, needs ? needRisk(worked.possible, needs) : 'never');
  });
  return worst('never', ...risks);
}

/** A date that is none, or an amount that is no number, cannot be spoken. */
function needRisk(possible: Possible, needs: 'time' | 'number'): Risk {
  if (possible.sort === 'any') return 'maybe';
  if (needs === 'number') return possible.sort === 'number' ? 'never' : 'maybe';
  return possible.values?.includes(null) ? 'maybe' : 'hardly';
}

function moveOnCollect(scene: Scene, state: StateOf<'collect'>, facts: Facts): Move[] {
  const after = withoutEvent(facts);
  const entered = withFact(after, 'event.keys', keysOf(state));
  const silence = withFact(after, 'event.keys', exactly(''));
  const moves: Move[] = [
    { target: state.entered, facts: entered, cause: 'caller', does: 'press' },
    { target: state.silent, facts: silence, cause: 'time', does: 'silence' },
  ];
  const risk = templateRisk(state.prompt, scene, facts);
  if (risk !== 'never') moves.push(failing(state.failed, facts, risk));
  return moves;
}

const KEYS = '0123456789*#';

const typed = new WeakMap<IrState, Possible>();

/** What a caller can have typed. A terminator alone ends an input that is empty. */
function keysOf(state: StateOf<'collect'>): Possible {
  let keys = typed.get(state);
  if (!keys) {
    keys = possibleKeys(state);
    typed.set(state, keys);
  }
  return keys;
}

function possibleKeys({ maxKeys, terminators }: StateOf<'collect'>): Possible {
  const letters = [...KEYS].filter((key) => !terminators.includes(key));
  const minLength = terminators === '' ? 1 : 0;
  if (maxKeys === 1) return { sort: 'text', values: minLength === 0 ? ['', ...letters] : letters };
  return { sort: 'text', minLength, maxLength: maxKeys, letters: letters.join('') };
}

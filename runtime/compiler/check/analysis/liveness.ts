import { partsOf, subjectsOf, type Term } from '#schemas/expressions/term.ts';
import type { Ir, IrState, IrTarget } from '#schemas/ir/ir.ts';
import type { Possible } from './domain.ts';
import { type Facts, keyOf, LANGUAGE, localKey, sceneOf, variableKey } from './facts.ts';
import { termsOf } from './terms.ts';

/** Stands for everything in `event`, whose fields come and go together. */
const EVENT = 'event';

/** What of the facts still matters at a state; leaving the rest out is what keeps the number of different facts small. */
export interface Liveness {
  /** The facts that something further on may read. Of values that decide nothing, only whether they were set is kept. */
  prune(state: string, facts: Facts): Facts;
}

/** Works out, for every state, what may be read after it before it is set again. */
export function findLiveness(ir: Ir): Liveness {
  const uses = new Map(Object.entries(ir.states).map(([id, state]) => [id, useOf(ir, state)]));
  const live = solve(ir, uses);
  const decisive = findDecisive(uses.values());
  return {
    prune: (state, facts) => {
      const alive = live.get(state);
      let kept: Map<string, Possible> | undefined;
      for (const [key, possible] of facts) {
        const keep = alive?.has(rootOf(key)) ?? false;
        const whole = keep && (decisive.has(rootOf(key)) || possible.values === undefined);
        if (whole) continue;
        kept ??= new Map(facts);
        if (keep && possible.unset) kept.set(key, blank(possible, true));
        else if (keep && key.startsWith('local ')) kept.set(key, blank(possible));
        else kept.delete(key);
      }
      return kept ?? facts;
    },
  };
}

const blanks = new Map<string, Possible>();

/** That there is a value of this sort, and whether it was set; one object for each, so that they are compared quickly. */
function blank({ sort }: Possible, unset?: true): Possible {
  const name = `${sort} ${unset}`;
  let possible = blanks.get(name);
  if (!possible) {
    possible = unset ? { sort, unset } : { sort };
    blanks.set(name, possible);
  }
  return possible;
}

function rootOf(key: string): string {
  return key.startsWith('event') ? EVENT : key;
}

interface Use {
  reads: Set<string>;
  /** What is assigned, each with what its value is worked out from. */
  sets: { key: string; from: Set<string> }[];
  /** Reads that decide which way a contact goes, or whether an expression fails. */
  decides: Set<string>;
}

function useOf(ir: Ir, state: IrState): Use {
  const scene = sceneOf(ir, state);
  const use: Use = { reads: new Set(), sets: [], decides: new Set() };
  const keysOf = (term: Term) => [...subjectsOf(term)].flatMap((subject) => keyOf(subject, scene) ?? []).map(rootOf);
  termsOf(state, scene.variables).forEach(({ term }, index) => {
    const keys = term ? keysOf(term) : [];
    for (const key of keys) use.reads.add(key);
    if (state.type === 'branch' || (term && canDependOnValues(term))) for (const key of keys) use.decides.add(key);
    if (state.type !== 'assign') return;
    const to = state.set[index]?.to;
    if (to) use.sets.push({ key: targetKey(to, state.node), from: new Set(keys) });
  });
  return use;
}

function targetKey(to: Extract<IrState, { type: 'assign' }>['set'][number]['to'], node: string): string {
  if (to.type === 'language') return LANGUAGE;
  return to.type === 'local' ? localKey(node, to.name) : variableKey(to.scope, to.name);
}

/** Whether it depends on the values in it if the term fails. */
function canDependOnValues(term: Term): boolean {
  if (term.is === 'call' && term.name !== 'has') return true;
  if (term.is === 'calculate' && (term.by === '/' || term.by === '%')) return true;
  return partsOf(term).some(canDependOnValues);
}

/** What decides something, directly or by way of what is worked out from it. */
function findDecisive(uses: Iterable<Use>): Set<string> {
  const all = [...uses];
  const decisive = new Set([EVENT, ...all.flatMap(({ decides }) => [...decides])]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const { sets } of all) {
      for (const { key, from } of sets) {
        if (!decisive.has(key)) continue;
        for (const source of from) {
          grown ||= !decisive.has(source);
          decisive.add(source);
        }
      }
    }
  }
  return decisive;
}

/** Backwards until nothing changes: what a state reads, and what those after it need and it does not set. */
function solve(ir: Ir, uses: ReadonlyMap<string, Use>): Map<string, Set<string>> {
  const live = new Map<string, Set<string>>();
  const before = new Map<string, string[]>();
  for (const [id, state] of Object.entries(ir.states)) {
    live.set(id, new Set(uses.get(id)?.reads));
    for (const { state: target } of targetsOf(state)) {
      const list = before.get(target);
      if (list) list.push(id);
      else before.set(target, [id]);
    }
  }
  const open = Object.keys(ir.states);
  const waiting = new Set(open);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    waiting.delete(id);
    const needed = live.get(id) ?? new Set();
    for (const previous of before.get(id) ?? []) {
      const state = ir.states[previous];
      const alive = live.get(previous);
      if (!state || !alive || !addNeeded(alive, needed, { state, target: id, use: uses.get(previous) })) continue;
      if (waiting.has(previous)) continue;
      waiting.add(previous);
      open.push(previous);
    }
  }
  return live;
}

interface Step {
  state: IrState;
  target: string;
  use: Use | undefined;
}

function addNeeded(alive: Set<string>, needed: ReadonlySet<string>, { state, target, use }: Step): boolean {
  const size = alive.size;
  const set = state.type === 'assign' && state.failed.state !== target ? use?.sets.map(({ key }) => key) : undefined;
  for (const key of needed) {
    if (set?.includes(key) || (key === EVENT && replacesEvent(state, target))) continue;
    alive.add(key);
  }
  return alive.size > size;
}

/** Whether every way from this state to that one brings a new event. */
function replacesEvent(state: IrState, target: string): boolean {
  if (state.type === 'collect') return state.failed.state !== target;
  return state.type === 'effect' && state.failed.state !== target && state.onKey?.state !== target;
}

export function targetsOf(state: IrState): IrTarget[] {
  switch (state.type) {
    case 'branch':
      return [...state.branches.map(({ then }) => then), state.otherwise, state.failed];
    case 'assign':
      return [state.then, state.failed];
    case 'effect':
      return [...Object.values(state.outcomes), ...(state.onKey ? [state.onKey] : []), state.failed];
    case 'collect':
      return [state.entered, state.silent, state.failed];
    case 'end':
      return [];
  }
}

import { initialValue } from '#schemas/flow/variable.ts';
import type { Ir, IrState } from '#schemas/ir/ir.ts';
import { anyOf, exactly, join, type Possible } from './domain.ts';
import { type Facts, nameFacts, variableKey } from './facts.ts';
import { findLiveness } from './liveness.ts';
import { type Move, movesFrom } from './moves.ts';

/** A state with what is known there. It stands for every contact that can be in that state with such values. */
export interface Place {
  id: number;
  stateId: string;
  state: IrState;
  facts: Facts;
  /** How it was reached first, which is by the fewest moves; absent for the beginning. */
  from?: { place: Place; move: Move };
  moves: Taken[];
}

export interface Taken extends Move {
  from: Place;
  to: Place;
}

/** Everything that can happen in a flow, as a graph of places. */
export interface Explored {
  ir: Ir;
  places: readonly Place[];
  start: Place | undefined;
  byState: ReadonlyMap<string, readonly Place[]>;
}

/**
 * How many different facts are told apart at one state before they are taken together: enough for a loop that counts to its
 * limit, which a contact may turn as often as the engine's limit of steps allows.
 */
const MAX_PER_STATE = 600;

/** Beyond so many places, and so many for each state, facts are taken together early, which keeps the check fast. */
const FREE_PLACES = 6000;
const PLACES_PER_STATE = 6;
const FEW_PER_STATE = 2;

/**
 * Goes every way there is, breadth first. What is left out is impossible: where not everything can be told apart, more is
 * thought possible than is.
 */
export function exploreIr(ir: Ir): Explored {
  const liveness = findLiveness(ir);
  const byState = new Map<string, Place[]>();
  const byName = new Map<string, Place>();
  const gathered = new Map<string, Facts>();
  const places: Place[] = [];
  const budget = FREE_PLACES + PLACES_PER_STATE * Object.keys(ir.states).length;

  const visit = (stateId: string, wanted: Facts, from: Place['from']): Place | undefined => {
    const state = ir.states[stateId];
    if (!state) return undefined;
    const pruned = liveness.prune(stateId, wanted);
    const known = byName.get(`${stateId}\n${nameFacts(pruned)}`);
    if (known) return known;
    const here = byState.get(stateId) ?? [];
    const full = here.length >= (places.length > budget ? FEW_PER_STATE : MAX_PER_STATE);
    const facts = full || gathered.has(stateId) ? gather(stateId, here, pruned) : pruned;
    const name = `${stateId}\n${nameFacts(facts)}`;
    const same = byName.get(name);
    if (same) return same;
    const place: Place = { id: places.length, stateId, state, facts, from, moves: [] };
    byName.set(name, place);
    byState.set(stateId, here);
    here.push(place);
    places.push(place);
    return place;
  };

  const gather = (stateId: string, here: readonly Place[], facts: Facts): Facts => {
    const before = gathered.get(stateId);
    const all = before
      ? joinFacts(before, facts, true)
      : here.reduce((joined, place) => joinFacts(joined, place.facts, true), facts);
    gathered.set(stateId, all);
    return all;
  };

  const start = visit(ir.start, initialFacts(ir), undefined);
  for (let next = 0; next < places.length; next += 1) {
    const place = places[next];
    if (!place) break;
    for (const move of movesFrom(ir, place.state, place.facts)) {
      const to = visit(move.target.state, move.facts, { place, move });
      if (to) place.moves.push(Object.assign(move, { from: place, to }));
    }
  }
  return { ir, places, start, byState };
}

function initialFacts(ir: Ir): Facts {
  return new Map(
    (ir.scopes[''] ?? []).map((variable) => {
      const key = variableKey('', variable.name);
      // A caller of the flow may fill an input with anything, and so may the record of the contact.
      if (variable.role.startsWith('input') || variable.column?.read) return [key, anyOf(variable.type)];
      const value = exactly(initialValue(variable), anyOf(variable.type).sort);
      return [key, variable.initial === undefined ? { ...value, unset: true } : value];
    }),
  );
}

/** What holds in either case. */
function joinFacts(a: Facts, b: Facts, widen: boolean): Facts {
  const joined = new Map<string, Possible>();
  for (const key of new Set([...a.keys(), ...b.keys()])) {
    const [x, y] = [a.get(key), b.get(key)];
    if (x && y) joined.set(key, join(x, y, widen));
    else if ((x ?? y)?.unset || key.startsWith('local '))
      joined.set(key, { sort: (x ?? y)?.sort ?? 'any', unset: true });
  }
  return joined;
}

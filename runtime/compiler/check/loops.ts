import { STEP_LIMIT } from '#runtime/engine/session/implementations.ts';
import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import type { Rule } from '#schemas/diagnostics/rules/index.ts';
import { type Components, findComponents } from './analysis/components.ts';
import type { Place, Taken } from './analysis/explore.ts';
import { type CheckedFlow, finding } from './check-pass.ts';
import { circleNames, whereOf } from './where.ts';

/** Circles that nobody leaves, that turn by themselves, or that silence alone keeps turning; and nodes without a way to an end. */
export function checkLoops(checked: CheckedFlow): Diagnostic[] {
  const explored = checked.explore();
  const silent = findComponents(explored, isSilent);
  const endless = endlessPlaces(explored.places, silent);
  const ownTime = findComponents(explored, goesOnAlone);
  const found = [
    ...circles(checked, silent, (places) =>
      places.every((place) => endless.has(place)) ? 'endless-loop' : 'silent-loop',
    ),
    ...longChains(checked, silent),
    ...circles(checked, ownTime, (places) =>
      places.some((place) => silent.circular.has(silent.of[place.id] ?? -1)) || !places.some(takesTime)
        ? null
        : 'endless-silence',
    ),
    ...withoutEnd(checked, endless),
  ];
  return onceForEachNode(found);
}

/** A move that follows at once. One by a failure counts unless only absurd values bring it about. */
function isSilent({ cause, risk }: Taken): boolean {
  return cause === 'silent' && risk !== 'hardly';
}

function goesOnAlone(move: Taken): boolean {
  return isSilent(move) || move.cause === 'time' || move.cause === 'service';
}

function takesTime({ state, moves }: Place): boolean {
  return state.type === 'collect' || moves.some(({ cause }) => cause === 'time');
}

/** Places in silent circles that have no other way: whoever gets there never leaves. */
function endlessPlaces(places: readonly Place[], silent: Components): Set<Place> {
  const escaping = new Set<number>();
  for (const place of places) {
    const group = silent.of[place.id] ?? -1;
    if (!silent.circular.has(group)) continue;
    const ways = place.moves.filter(({ risk }) => risk !== 'hardly');
    if (ways.some(({ to }) => silent.of[to.id] !== group)) escaping.add(group);
  }
  return new Set(
    places.filter(({ id }) => silent.circular.has(silent.of[id] ?? -1) && !escaping.has(silent.of[id] ?? -1)),
  );
}

function circles(
  { explore, resolved, trail }: CheckedFlow,
  components: Components,
  ruleFor: (places: readonly Place[]) => Rule | null,
): Diagnostic[] {
  const groups = new Map<number, Place[]>();
  for (const place of explore().places) {
    const group = components.of[place.id] ?? -1;
    if (!components.circular.has(group)) continue;
    const members = groups.get(group);
    if (members) members.push(place);
    else groups.set(group, [place]);
  }
  return [...groups.values()].flatMap((places) => {
    const [first] = places;
    const rule = ruleFor(places);
    if (!first || !rule) return [];
    const { node, params } = whereOf(first.state.node);
    const names = circleNames(
      places.map(({ state }) => state.node),
      resolved,
    );
    return [finding(rule, { node, trail: trail(first) }, { ...names, ...params })];
  });
}

/** Ways on which more nodes follow each other at one moment than the engine allows. */
function longChains({ explore, trail }: CheckedFlow, silent: Components): Diagnostic[] {
  const { places } = explore();
  const longest = new Int32Array(places.length);
  // Groups that come later have smaller numbers, so that what follows a place is measured before it.
  const order = [...places].sort((a, b) => (silent.of[a.id] ?? 0) - (silent.of[b.id] ?? 0));
  let worst: Place | undefined;
  for (const place of order) {
    let steps = 0;
    for (const move of place.moves) {
      if (isSilent(move) && silent.of[move.to.id] !== silent.of[place.id])
        steps = Math.max(steps, longest[move.to.id] ?? 0);
    }
    longest[place.id] = steps + (place.state.entry ? 1 : 0);
    if ((longest[place.id] ?? 0) > (worst ? (longest[worst.id] ?? 0) : STEP_LIMIT)) worst = place;
  }
  if (!worst) return [];
  const { node, params } = whereOf(worst.state.node);
  const measured = { steps: longest[worst.id] ?? 0, limit: STEP_LIMIT };
  return [finding('too-many-steps', { node, trail: trail(worst) }, { ...measured, ...params })];
}

/** Places from which no end is reached while everything works. */
function withoutEnd({ explore, trail }: CheckedFlow, endless: ReadonlySet<Place>): Diagnostic[] {
  const { places } = explore();
  const ending = new Set(places.filter((place) => place.state.type === 'end' || endless.has(place)));
  const before = new Map<Place, Place[]>();
  for (const place of places) {
    for (const { cause, risk, to } of place.moves) {
      if (cause === 'fault' || risk === 'hardly') continue;
      const list = before.get(to);
      if (list) list.push(place);
      else before.set(to, [place]);
    }
  }
  const open = [...ending];
  for (let place = open.pop(); place; place = open.pop()) {
    for (const previous of before.get(place) ?? []) {
      if (ending.has(previous)) continue;
      ending.add(previous);
      open.push(previous);
    }
  }
  // Only where it begins: everything further on has no end either.
  const first = places.filter((place) => !ending.has(place) && (!place.from || ending.has(place.from.place)));
  return first.map((place) => {
    const { node, params } = whereOf(place.state.node);
    return finding('no-end', { node, trail: trail(place) }, params);
  });
}

function onceForEachNode(found: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return found.filter(({ rule, node }) => {
    const key = `${rule} ${node}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

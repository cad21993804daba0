import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import type { Possible } from './domain.ts';
import type { Place } from './explore.ts';
import type { Move } from './moves.ts';

type Trail = NonNullable<Diagnostic['trail']>;

/** The shortest way to a place, node by node, with what the caller and the world do on it; `last` is one move further. */
export function trailTo(place: Place, last?: Move): Trail {
  const ways: { place: Place; move: Move }[] = last ? [{ place, move: last }] : [];
  for (let at = place.from; at; at = at.place.from) ways.push(at);
  ways.reverse();
  const trail: Trail = [];
  let does: string[] = [];
  ways.forEach(({ place: { state }, move }, index) => {
    const done = move.does === 'press' ? `press ${keysPressed(ways, index)}` : move.does;
    if (done) does.push(done);
    const next = ways[index + 1]?.place.state ?? (last ? undefined : place.state);
    const leaves = move.target.exit !== undefined || (next && next.node !== state.node);
    if (!leaves) return;
    trail.push({
      node: state.node,
      ...(move.target.exit === undefined ? {} : { exit: move.target.exit }),
      ...(does.length > 0 ? { does: does.join(', ') } : {}),
    });
    does = [];
  });
  if (!last || does.length > 0)
    trail.push({ node: place.state.node, ...(does.length > 0 ? { does: does.join(', ') } : {}) });
  return trail.filter(({ node }) => node !== '');
}

/** Keys that lead the way the contact goes on: as much as is known of them before the next event. */
function keysPressed(ways: readonly { move: Move }[], from: number): string {
  let keys: Possible | undefined;
  for (let index = from; index < ways.length; index += 1) {
    const move = ways[index]?.move;
    if (!move || (index > from && move.cause !== 'silent')) break;
    keys = move.facts.get('event.keys') ?? keys;
  }
  return keys ? exampleOf(keys) : '1';
}

/** A text of keys that fits what is known of it. */
function exampleOf({ values, prefix = '', minLength = 1, letters = '1', not = [] }: Possible): string {
  if (values) return String(values.find((value) => value !== '') ?? '#');
  for (const letter of letters) {
    const example = prefix.padEnd(Math.max(minLength, 1), letter);
    if (!not.includes(example)) return example;
  }
  return prefix || '1';
}

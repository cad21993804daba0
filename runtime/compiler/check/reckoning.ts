import { effectKind } from '#schemas/effects/index.ts';
import type { IrState, IrTemplate } from '#schemas/ir/ir.ts';
import { type Components, findComponents } from './analysis/components.ts';
import type { Explored, Place, Taken } from './analysis/explore.ts';

/** What a contact goes through on the way to an end. */
export interface Course {
  /** Time that the flow itself takes: announcements, and waiting for keys and services. Talking and queueing are left out. */
  ms: number;
  /** Announcements that are begun. */
  prompts: number;
  /** How often a question is asked again. */
  retries: number;
}

/** The least and the most that it takes to get to one end; null for what has no bound, because a circle lies on the way. */
export interface EndReckoning {
  /** Path of the node at which contacts end, or from which the platform ends them with an apology. */
  node: string;
  result: 'completed' | 'failed';
  best: Course;
  worst: { [K in keyof Course]: number | null };
}

export interface Reckoning {
  ends: EndReckoning[];
}

/** Works out the best and the worst way to every end. Announcements are taken to last as long as in a simulation. */
export function reckon(explored: Explored): Reckoning {
  const { places, start } = explored;
  if (!start) return { ends: [] };
  const likely = (move: Taken) => move.cause !== 'fault' && move.risk !== 'hardly';
  const components = findComponents(explored, likely);
  const weigh = weigher(places);
  const best = new Map<Place, Course>([[start, NONE]]);
  const worst = new Map<Place, Course>([[start, NONE]]);
  // Groups that come later have smaller numbers; inside a circle the number of a place says how near the start it is.
  const order = [...places].sort((a, b) => (components.of[b.id] ?? 0) - (components.of[a.id] ?? 0) || a.id - b.id);
  for (const group of groupsOf(order, components)) {
    if (components.circular.has(components.of[group[0]?.id ?? 0] ?? -1))
      goRound(group, { best, worst, weigh, likely, components });
    for (const place of group) {
      for (const move of place.moves) {
        if (!likely(move) || components.of[move.to.id] === components.of[place.id]) continue;
        const { least, most } = weigh(place, move);
        relax(best, move.to, add(best.get(place), least), Math.min);
        relax(worst, move.to, add(worst.get(place), most), Math.max);
      }
    }
  }
  return { ends: collectEnds(places, { best, worst }) };
}

const NONE: Course = { ms: 0, prompts: 0, retries: 0 };

interface Walk {
  best: Map<Place, Course>;
  worst: Map<Place, Course>;
  weigh: (place: Place, move: Taken) => { least: Course; most: Course };
  likely: (move: Taken) => boolean;
  components: Components;
}

/** The best way through a circle goes round it at most once; the worst is without bound in everything that a round adds. */
function goRound(group: readonly Place[], { best, worst, weigh, likely, components }: Walk): void {
  const inside = group.flatMap((place) =>
    place.moves
      .filter((move) => likely(move) && components.of[move.to.id] === components.of[place.id])
      .map((move) => ({ place, move, ...weigh(place, move) })),
  );
  const entered = group.flatMap((place) => worst.get(place) ?? []);
  const most = entered.reduce((one, other) => combine(one, other, Math.max), NONE);
  const round = inside.reduce((sum, { most: step }) => add(sum, step) ?? sum, NONE);
  const unbounded = (at: number, added: number) => (added > 0 ? Number.POSITIVE_INFINITY : at);
  const turned = combine(most, round, unbounded);
  for (const place of group) worst.set(place, turned);
  for (let changed = true; changed; ) {
    changed = false;
    for (const { place, move, least } of inside)
      changed = relax(best, move.to, add(best.get(place), least), Math.min) || changed;
  }
}

function groupsOf(order: readonly Place[], components: Components): Place[][] {
  const groups: Place[][] = [];
  for (const place of order) {
    const last = groups.at(-1);
    const [first] = last ?? [];
    if (last && first && components.of[first.id] === components.of[place.id]) last.push(place);
    else groups.push([place]);
  }
  return groups;
}

function add(a: Course | undefined, b: Course): Course | undefined {
  return a && combine(a, b, (x, y) => x + y);
}

function combine(a: Course, b: Course, by: (x: number, y: number) => number): Course {
  return { ms: by(a.ms, b.ms), prompts: by(a.prompts, b.prompts), retries: by(a.retries, b.retries) };
}

/** Keeps the better of two ways in each respect. @returns whether anything became better. */
function relax(known: Map<Place, Course>, place: Place, course: Course | undefined, pick: typeof Math.min): boolean {
  if (!course) return false;
  const before = known.get(place);
  const after = before ? combine(before, course, pick) : course;
  if (before && after.ms === before.ms && after.prompts === before.prompts && after.retries === before.retries)
    return false;
  known.set(place, after);
  return true;
}

function collectEnds(places: readonly Place[], { best, worst }: Pick<Walk, 'best' | 'worst'>): EndReckoning[] {
  const ends = new Map<string, EndReckoning>();
  for (const place of places) {
    for (const { node, at, result } of endsAt(place)) {
      const [least, most] = [best.get(at), worst.get(at)];
      if (!least || !most) continue;
      const key = `${node} ${result}`;
      const known = ends.get(key);
      ends.set(key, {
        node,
        result,
        best: known ? combine(known.best, least, Math.min) : least,
        worst: bounded(known ? combine(unbounded(known.worst), most, Math.max) : most),
      });
    }
  }
  return [...ends.values()];
}

/** An end by a node is that node; where nothing is connected, it is the node whose exit that is. */
function endsAt(place: Place): { node: string; at: Place; result: 'completed' | 'failed' }[] {
  if (place.state.type === 'end' && place.state.node !== '') {
    return [{ node: place.state.node, at: place, result: place.state.result }];
  }
  return place.moves.flatMap(({ to: { state }, cause, risk }) => {
    if (state.type !== 'end' || state.node !== '' || cause === 'fault' || risk === 'hardly') return [];
    return [{ node: place.state.node, at: place, result: state.result }];
  });
}

function bounded(course: Course): EndReckoning['worst'] {
  const limit = (value: number) => (Number.isFinite(value) ? value : null);
  return { ms: limit(course.ms), prompts: limit(course.prompts), retries: limit(course.retries) };
}

function unbounded(course: EndReckoning['worst']): Course {
  const limit = (value: number | null) => value ?? Number.POSITIVE_INFINITY;
  return { ms: limit(course.ms), prompts: limit(course.prompts), retries: limit(course.retries) };
}

/** What one move takes, at best and at worst. The lengths of announcements are worked out once for each state. */
function weigher(places: readonly Place[]): Walk['weigh'] {
  const lengths = new Map<string, { least: number; most: number }>();
  for (const { stateId, state } of places) if (!lengths.has(stateId)) lengths.set(stateId, lengthOf(state));
  return (place, move) => {
    const { state, stateId } = place;
    const heard = lengths.get(stateId) ?? { least: 0, most: 0 };
    const [least, most] = timeOf(state, move, heard);
    const prompts = move.risk === undefined && heard.most > 0 ? 1 : 0;
    const asksAgain = move.to.state.type === 'collect' && move.to.state.node === state.node && !state.entry;
    const retries = asksAgain ? 1 : 0;
    return { least: { ms: least, prompts, retries }, most: { ms: most, prompts, retries } };
  };
}

function timeOf(state: IrState, move: Taken, heard: { least: number; most: number }): [number, number] {
  if (move.risk !== undefined) return [0, 0];
  if (state.type === 'collect') {
    if (move.cause === 'time') return [heard.least + state.firstKeyMs, heard.most + state.firstKeyMs];
    const typing = state.firstKeyMs + (state.maxKeys - 1) * state.nextKeyMs;
    return [state.interruptible ? 0 : heard.least, heard.most + typing];
  }
  if (state.type !== 'effect') return [0, 0];
  if (state.effect === 'play') return [move.cause === 'caller' ? 0 : heard.least, heard.most];
  if (state.effect === 'record') return [0, numberOf(state.params.maxSeconds) * 1000];
  if (state.effect === 'transfer') return [0, numberOf(state.params.ringTimeoutMs)];
  if (effectKind(state.effect)?.by === 'person') return [0, 0];
  const limit = numberOf(state.params.timeoutMs ?? state.timeoutMs);
  return move.does?.endsWith('.timeout') ? [limit, limit] : [0, limit];
}

function numberOf(template: IrTemplate | undefined): number {
  return typeof template === 'number' ? template : 0;
}

/** As the simulator reckons: about what a speech engine takes at its normal speed, and a usual length of audio files. */
const MS_PER_CHARACTER = 65;
const LEAD_MS = 400;
const AUDIO_MS = 3000;
const SPOKEN_VALUE_MS = 900;
/** Letters that an inserted value may have at most, so that a worst case can be named. */
const INSERTED_LETTERS = 40;

/** How long it takes to hear a state's announcement, in the language in which it is shortest and in which it is longest. */
function lengthOf(state: IrState): { least: number; most: number } {
  const items =
    state.type === 'collect'
      ? state.prompt
      : state.type === 'effect' && state.effect === 'play'
        ? state.params.items
        : [];
  const lengths = (Array.isArray(items) ? items : []).map(itemLength);
  return {
    least: lengths.reduce((sum, { least }) => sum + least, 0),
    most: lengths.reduce((sum, { most }) => sum + most, 0),
  };
}

function itemLength(item: IrTemplate): { least: number; most: number } {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return { least: 0, most: 0 };
  if (item.type === 'audio') return { least: AUDIO_MS, most: AUDIO_MS };
  const texts = textsIn(item.text ?? null);
  if (item.type !== 'speech' || texts.length === 0) return { least: SPOKEN_VALUE_MS, most: SPOKEN_VALUE_MS };
  const least = texts.map((text) => LEAD_MS + text.replace(INSERTION, '').length * MS_PER_CHARACTER);
  const most = texts.map(
    (text) => LEAD_MS + text.replace(INSERTION, 'x'.repeat(INSERTED_LETTERS)).length * MS_PER_CHARACTER,
  );
  return { least: Math.min(...least), most: Math.max(...most) };
}

const INSERTION = /\{\{.*?\}\}/g;

function textsIn(template: IrTemplate): string[] {
  if (typeof template !== 'object' || template === null || Array.isArray(template)) return [];
  if (typeof template.$text === 'string') return [template.$text];
  const { $localized } = template;
  return typeof $localized === 'object' && $localized !== null ? Object.values($localized).flatMap(textsIn) : [];
}

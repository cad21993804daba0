import type { LinkedFlow } from '#runtime/compiler/link.ts';
import { Session, type SessionSnapshot, type SessionStep } from '#runtime/engine/session/session.ts';
import type { ContactEvent } from '#schemas/effects/contact.ts';
import { type Difference, differenceOf, type Observation, observe } from './observe.ts';
import { type Input, inputsOf, keyedLiterals, stateOf } from './pair-inputs.ts';
import { sampleOutcome } from './sample-outcome.ts';

export interface Versions<Item> {
  before: Item;
  after: Item;
}

/** One event that both versions took, with what it did in each. */
export interface PairStep {
  event: ContactEvent;
  /** The node the version before stood on when it happened, and the kind of effect that it awaited there. */
  at: string;
  awaited: string | null;
  steps: Versions<SessionStep>;
  seen: Versions<Observation>;
}

/** A way through both versions, the last step of which they take differently. */
export interface Parting {
  difference: Difference;
  /** When the contact began, in milliseconds since 1970. */
  startedAt: number;
  steps: readonly PairStep[];
}

export interface Exploration {
  partings: Parting[];
  /** Not everything that can happen was tried: the limit was reached first. */
  cutShort: boolean;
}

/** Events fed to each version before a search is cut short: some seconds' work. */
const EVENT_LIMIT = 10_000;

/** A working morning, a working evening and a Sunday, for flows that look at the clock. */
const MOMENTS = ['2026-03-02T09:00:00Z', '2026-03-02T21:30:00Z', '2026-03-01T12:00:00Z'].map((text) =>
  Date.parse(text),
);

/** Where callers of a search live. */
export const TIME_ZONE = 'Europe/Paris';

/** The moment at which ways begin unless the flow looks at the clock, and that therefore needs no telling. */
export function isOrdinary(moment: number): boolean {
  return moment === MOMENTS[0];
}

/**
 * Does to both versions of a flow whatever can happen to a contact, side by side and shortest ways first, and follows each
 * way until the versions part. Where only words or waiting times differ, it goes on.
 */
export function explorePair(
  versions: Versions<LinkedFlow>,
  { limit = EVENT_LIMIT }: { limit?: number } = {},
): Exploration {
  const search = new Search(versions, limit);
  const moments = usesClock(versions) ? MOMENTS : MOMENTS.slice(0, 1);
  for (const moment of moments) search.begin(moment);
  search.run();
  return { partings: search.partings, cutShort: search.cutShort };
}

interface Place {
  startedAt: number;
  now: number;
  saved: Versions<SessionSnapshot>;
  /** The way here, as a list from its end: most places share most of it. */
  way: Way | null;
}

interface Way {
  step: PairStep;
  before: Way | null;
}

class Search {
  readonly partings: Parting[] = [];
  cutShort = false;
  private readonly versions: Versions<LinkedFlow>;
  private readonly literals: readonly string[];
  private readonly known = new Set<string>();
  private readonly open: Place[] = [];
  private left: number;

  constructor(versions: Versions<LinkedFlow>, limit: number) {
    this.versions = versions;
    this.left = limit;
    this.literals = keyedLiterals(versions.before.ir, versions.after.ir);
  }

  begin(startedAt: number): void {
    const facts = {
      id: 'path',
      caller: '+33140000001',
      called: '+33180000000',
      startedAt: new Date(startedAt).toISOString(),
      timeZone: TIME_ZONE,
    };
    const before = Session.start({ linked: this.versions.before }, facts, startedAt);
    const after = Session.start({ linked: this.versions.after }, facts, startedAt);
    const sessions = { before: before.session, after: after.session };
    const step = pairStep({ before: before.step, after: after.step }, sessions, NOWHERE);
    this.arrive({ step, before: null }, sessions, startedAt, startedAt);
  }

  run(): void {
    // The list grows while it is walked: what is reached first is looked at first.
    for (let index = 0; index < this.open.length; index += 1) {
      const place = this.open[index];
      if (place) this.tryEverything(place);
      if (this.cutShort) return;
    }
  }

  private tryEverything(place: Place): void {
    const sessions = this.restore(place);
    const states = mapVersions(sessions, (session, side) => stateOf(this.versions[side], session));
    // A prompt is heard to its end before anything is keyed in.
    const playing = sessions.before.context.pending?.effect === 'play' && states.before?.type === 'collect';
    const inputs: Input[] = playing
      ? [{ type: 'outcome', effect: 'play', outcome: 'finished' }]
      : inputsOf(
          (['before', 'after'] as const).map((side) => ({ ir: this.versions[side].ir, state: states[side] })),
          this.literals,
        );
    for (const input of inputs) {
      if (this.left <= 0) {
        this.cutShort = true;
        return;
      }
      this.take(place, input);
    }
  }

  private take(place: Place, input: Input): void {
    const sessions = this.restore(place);
    let { way, now } = place;
    for (const event of eventsOf(input, this.versions.before, sessions.before, lastEffect(way, sessions.before))) {
      now += EVENT_GAP_MS;
      if (event.type === 'timer') now = Math.max(now, ...dueTimes(sessions));
      this.left -= 1;
      const at = standing(sessions.before);
      const before = sessions.before.dispatch(event, now);
      const after = sessions.after.dispatch(event, now);
      if (!before || !after) return;
      way = { step: pairStep({ before, after }, sessions, at), before: way };
      if (this.parts(way, place.startedAt)) return;
    }
    if (way) this.arrive(way, sessions, place.startedAt, now, true);
  }

  /** Keeps a place that is new; `judged` when its last step was looked at already. */
  private arrive(way: Way, sessions: Versions<Session>, startedAt: number, now: number, judged = false): void {
    if (!judged && this.parts(way, startedAt)) return;
    if (sessions.before.ended) return;
    const key = placeKey(sessions);
    if (this.known.has(key)) return;
    this.known.add(key);
    this.open.push({ startedAt, now, saved: mapVersions(sessions, (session) => session.snapshot()), way });
  }

  /** Notes a difference. @returns Whether the versions part here for good. */
  private parts(way: Way, startedAt: number): boolean {
    const { before, after } = way.step.seen;
    const difference = differenceOf(before, after);
    if (difference === null) return false;
    this.partings.push({ difference, startedAt, steps: listOf(way) });
    return difference === 'turns' || difference === 'ends';
  }

  private restore({ saved }: Place): Versions<Session> {
    return mapVersions(saved, (snapshot, side) => Session.restore({ linked: this.versions[side] }, snapshot));
  }
}

const EVENT_GAP_MS = 1000;

function eventsOf(input: Input, linked: LinkedFlow, session: Session, asked: unknown): ContactEvent[] {
  if (input.type === 'timer') return [{ type: 'timer' }];
  if (input.type === 'outcome') {
    const { pending } = session.context;
    if (!pending) return [];
    const data = sampleOutcome(input.effect, input.outcome, asked);
    return [{ type: `${input.effect}.${input.outcome}`, effect: pending.id, data }];
  }
  const presses = [...input.keys].map((key) => ({ type: 'key' as const, key }));
  if (input.then === 'silence') return [...presses, { type: 'timer' }];
  const state = stateOf(linked, session);
  const terminator = state?.type === 'collect' ? state.terminators.charAt(0) : '';
  return input.then === 'nothing' || terminator === '' ? presses : [...presses, { type: 'key', key: terminator }];
}

/** The parameters of the effect that is awaited. */
function lastEffect(way: Way | null, session: Session): unknown {
  const wanted = session.context.pending?.id;
  for (let place = way; place; place = place.before) {
    const found = place.step.steps.before.effects.find(({ id }) => id === wanted);
    if (found) return found.params;
  }
  return {};
}

type Standing = Pick<PairStep, 'at' | 'awaited'>;

const NOWHERE: Standing = { at: '', awaited: null };

function standing({ node, context }: Session): Standing {
  return { at: node, awaited: context.pending?.effect ?? null };
}

function pairStep(steps: Versions<SessionStep>, sessions: Versions<Session>, from: Standing): PairStep {
  const seen = mapVersions(sessions, (session, side) => observe(session, steps[side]));
  return { event: steps.before.event, ...from, steps, seen };
}

/** What decides how both go on from here. Ids of effects count up for ever and decide nothing. */
function placeKey(sessions: Versions<Session>): string {
  const parts = [sessions.before, sessions.after].map((session) => {
    const { scopes, locals, contact, pending, gone, keys, input } = session.context;
    const { value } = session.snapshot().machine as { value?: unknown };
    return [value, scopes, locals, contact.language, contact.startedAt, pending?.effect, gone, keys, input];
  });
  return JSON.stringify(parts).replaceAll(/path:\d+\.\d+/g, 'path');
}

function dueTimes({ before, after }: Versions<Session>): number[] {
  return [before.context.timerAt, after.context.timerAt].filter((at) => at !== null);
}

function listOf(way: Way): PairStep[] {
  const steps: PairStep[] = [];
  for (let place: Way | null = way; place; place = place.before) steps.unshift(place.step);
  return steps;
}

function usesClock({ before, after }: Versions<LinkedFlow>): boolean {
  return [before, after].some(({ ir }) => /\b(now|startedAt)\b/.test(JSON.stringify(ir.states)));
}

export function mapVersions<From, To>(
  { before, after }: Versions<From>,
  change: (item: From, side: 'before' | 'after') => To,
): Versions<To> {
  return { before: change(before, 'before'), after: change(after, 'after') };
}

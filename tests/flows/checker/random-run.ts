import type { LinkedFlow } from '#runtime/compiler/link.ts';
import { Simulator } from '#runtime/simulator/simulator.ts';
import type { TraceEntry } from '#schemas/effects/contact.ts';
import { type Effect, effectKind } from '#schemas/effects/index.ts';
import { sampleData } from '#schemas/effects/sample-data.ts';
import type { Value } from '#schemas/flow/variable.ts';
import type { Random } from './random.ts';

/** What a contact did and met. */
export interface RandomRun {
  trace: readonly TraceEntry[];
  /** Everything that left the machine, in order. */
  effects: readonly string[];
  failure: string | null;
}

export interface RunOptions {
  linked: LinkedFlow;
  language: string;
  caller: string;
  variables: Record<string, Value>;
  random: Random;
  /** Also lets fail what usually works: prompts, services; and lets the caller hang up. */
  faults: boolean;
}

/** After so many events a run has met most of what it will meet. */
const MAX_EVENTS = 40;
const KEYS = '0123456789*#';

/** Lets a contact do anything at all, for a while. */
export function runRandomly({ linked, language, caller, variables, random, faults }: RunOptions): RandomRun {
  const facts = { id: 'c', caller, called: '+3318', startedAt: '2026-03-02T09:00:00.000Z', timeZone: 'Europe/Paris' };
  const simulator = new Simulator({
    linked,
    facts,
    at: Date.parse(facts.startedAt),
    language,
    variables,
    outside: 'manual',
  });
  for (let events = 0; events < MAX_EVENTS && !simulator.ended; events += 1) act(simulator, random, faults);
  return {
    trace: simulator.journal.flatMap(({ trace }) => trace),
    effects: simulator.journal.flatMap(({ effects }) =>
      effects.map(({ effect, params }) => `${effect} ${JSON.stringify(params)}`),
    ),
    failure: simulator.contact.failure,
  };
}

function act(simulator: Simulator, random: Random, faults: boolean): void {
  const { effect } = simulator.awaited;
  if (faults && random.chance(0.03)) simulator.hangUp();
  else if (effect?.effect === 'record') record(simulator, random);
  else if (effect && effect.effect !== 'play') resolve(simulator, { effect, random, faults });
  else if (effect && faults && random.chance(0.1)) simulator.resolve('failed', { reason: 'test' });
  else if (random.chance(0.5)) simulator.press(random.chance(0.6) ? random.pick(['1', '2']) : random.pick([...KEYS]));
  else if (!simulator.skip()) simulator.advance(1000);
}

function record(simulator: Simulator, random: Random): void {
  if (random.chance(0.5)) simulator.speak(random.below(4));
  if (random.chance(0.5)) simulator.press('#');
  else simulator.skip();
}

function resolve(
  simulator: Simulator,
  { effect, random, faults }: { effect: Effect; random: Random; faults: boolean },
): void {
  const outcomes = Object.keys(effectKind(effect.effect)?.outcomes ?? {});
  const possible = outcomes.filter((outcome) => faults || effect.effect === 'transfer' || outcome !== 'failed');
  if (possible.length === 0) {
    simulator.skip();
    return;
  }
  const outcome = random.pick(possible);
  simulator.resolve(outcome, dataOf(effect, outcome, random));
}

function dataOf({ effect }: Effect, outcome: string, random: Random): Record<string, unknown> {
  const schema = effectKind(effect)?.outcomes[outcome];
  const data = (schema ? sampleData(schema) : {}) as Record<string, unknown>;
  if (effect === 'draw') return { value: random.below(100) / 100 };
  if (effect !== 'http' || outcome === 'timeout') return data;
  return {
    status: random.pick([200, 204, 404]),
    headers: {},
    body: random.chance(0.6) ? { word: random.pick(['a', 'b', '']) } : {},
  };
}

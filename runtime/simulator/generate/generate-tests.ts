import type { LinkedFlow } from '#runtime/compiler/link.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import type { FlowTest, TestStep } from '#schemas/flow/flow-test.ts';
import { listExits } from '../coverage.ts';
import { beginTest, playFlowTest, runWhile, type TestRun, takeStep } from '../run-test.ts';
import type { Simulator } from '../simulator.ts';
import { type FlowModels, findModels } from './find-models.ts';
import { awaitsDecision, proposeSteps } from './propose-steps.ts';
import { startingPoints } from './starting-points.ts';

/** A test that was found by search, with what it goes through that nothing before it does. */
export interface GeneratedTest {
  given: FlowTest['given'];
  when: TestStep[];
  expect: FlowTest['expect'];
  /** Exits as `node>exit`. */
  covers: string[];
}

export interface Generated {
  tests: GeneratedTest[];
  /** Exits that no way was found to; the search says nothing about whether there is one. */
  unreached: string[];
  /** The search was stopped before it had tried everything. */
  stopped: boolean;
}

interface GenerateOptions {
  flow: Flow;
  linked: LinkedFlow;
  /** Exits that other tests go through already. */
  covered?: Iterable<string>;
  /** Asked between two tries; true ends the search with what was found so far. */
  stop?: () => boolean;
}

/** Situations looked at before the search gives up; more than a flow of a few hundred nodes has. */
const SITUATION_LIMIT = 50_000;

/**
 * Looks for tests that go through every exit that can be reached, with few tests. The search goes through the situations
 * that a contact can come into, nearest first and turning to the states that were looked at least.
 */
export function generateTests({ flow, linked, covered = [], stop = () => false }: GenerateOptions): Generated {
  const wanted = new Set(listExits(flow));
  for (const exit of covered) wanted.delete(exit);
  const search = new Search(linked, wanted);
  let tried = 0;
  let stopped = false;
  while (search.missing > 0 && search.step()) {
    tried += 1;
    stopped = tried >= SITUATION_LIMIT || stop();
    if (stopped) break;
  }
  const tests = chooseFew({ linked, models: search.models, wanted, stop }, search.ways());
  const reached = new Set(tests.flatMap(({ covers }) => covers));
  return { tests, unreached: [...wanted].filter((exit) => !reached.has(exit)), stopped };
}

const QUICKLY = { restores: false };

/** What was done to come somewhere. */
interface Way {
  given: FlowTest['given'];
  when: readonly TestStep[];
}

interface Situation extends Way {
  simulator: Simulator;
}

class Search {
  readonly #linked: LinkedFlow;
  readonly models: FlowModels;
  readonly #missing: Set<string>;
  readonly #known = new Set<string>();
  /** Situations not looked at yet, by the state the machine stands in, nearest first. */
  readonly #waiting = new Map<string, Situation[]>();
  readonly #looks = new Map<string, number>();
  readonly #ways = new Map<string, Way>();

  constructor(linked: LinkedFlow, wanted: ReadonlySet<string>) {
    this.#linked = linked;
    this.models = findModels(linked.ir);
    this.#missing = new Set(wanted);
    for (const given of startingPoints(linked.ir, this.models)) {
      this.#arrive({ given, when: [], simulator: beginTest(linked, given, QUICKLY) }, 0);
    }
  }

  get missing(): number {
    return this.#missing.size;
  }

  /** The nearest way to every exit that was found, the longest first. */
  ways(): { exit: string; way: Way }[] {
    return [...this.#ways].map(([exit, way]) => ({ exit, way })).sort((a, b) => b.way.when.length - a.way.when.length);
  }

  /** Tries all that can happen next in one situation. @returns false when there is none left. */
  step(): boolean {
    const situation = this.#next();
    if (!situation) return false;
    for (const steps of proposeSteps(situation.simulator, { ir: this.#linked.ir, models: this.models })) {
      const simulator = situation.simulator.fork();
      const before = simulator.journal.length;
      for (const step of steps) takeStep(simulator, step);
      this.#arrive({ given: situation.given, when: [...situation.when, ...steps], simulator }, before);
    }
    return true;
  }

  /** Lets everything happen that needs nobody, notes what was passed and keeps the situation if it is a new one. */
  #arrive(situation: Situation, before: number): void {
    const { simulator, given, when } = situation;
    runWhile(simulator, (call) => !awaitsDecision(call));
    for (const passed of passedSince(simulator, before)) {
      if (this.#missing.delete(passed)) this.#ways.set(passed, { given, when });
    }
    if (!awaitsDecision(simulator)) return;
    const { deciding, eventOutlives } = this.models;
    // What the conditions ask of the beginning differs between the starting points, and nothing else does.
    const began = `${given.caller} ${given.called} ${given.at}`;
    const key = `${began} ${simulator.situation({ deciding, event: eventOutlives })}`;
    if (this.#known.has(key)) return;
    this.#known.add(key);
    const state = simulator.stateId;
    const waiting = this.#waiting.get(state);
    if (waiting) waiting.push(situation);
    else this.#waiting.set(state, [situation]);
  }

  #next(): Situation | undefined {
    let chosen: string | undefined;
    let fewest = Number.POSITIVE_INFINITY;
    for (const [state, waiting] of this.#waiting) {
      const looks = this.#looks.get(state) ?? 0;
      if (waiting.length > 0 && looks < fewest) [chosen, fewest] = [state, looks];
    }
    if (chosen === undefined) return undefined;
    this.#looks.set(chosen, fewest + 1);
    return this.#waiting.get(chosen)?.shift();
  }
}

interface Choosing {
  linked: LinkedFlow;
  models: FlowModels;
  wanted: ReadonlySet<string>;
  stop: () => boolean;
}

/** Of the ways that were found, those that are needed: each run covers what lies on its way and after it, too. */
function chooseFew(choosing: Choosing, ways: readonly { exit: string; way: Way }[]): GeneratedTest[] {
  const { linked, wanted } = choosing;
  const reached = new Set<string>();
  const chosen: { way: Way; run: TestRun; passed: string[] }[] = [];
  for (const { exit, way } of ways) {
    if (reached.has(exit)) continue;
    const test = goOn(choosing, way, reached);
    const run = playFlowTest(linked, test, QUICKLY);
    const passed = [...new Set(run.outcome.path)].filter((place) => wanted.has(place));
    for (const place of passed) reached.add(place);
    chosen.push({ way: test, run, passed });
  }
  const needed = withoutNeedless(chosen);
  const seen = new Set<string>();
  return needed.map(({ way, run, passed }) => {
    const covers = passed.filter((place) => !seen.has(place));
    for (const place of covers) seen.add(place);
    const { path, asked, end } = run.outcome;
    const expect = asked.length > 0 ? { path, asked, end } : { path, end };
    return { given: way.given, when: [...way.when], expect, covers };
  });
}

/** A test that goes on for longer than so many further decisions is about too many things at once. */
const MORE_DECISIONS = 6;

/** Goes a way and on from there, as long as the next step leads through an exit that nothing covers yet; then to its end. */
function goOn({ linked, models, wanted, stop }: Choosing, way: Way, reached: ReadonlySet<string>): FlowTest {
  const test: FlowTest = { name: 'way', given: way.given, when: [...way.when], expect: {} };
  let simulator = beginTest(linked, test.given, QUICKLY);
  for (const step of test.when) takeStep(simulator, step);
  runWhile(simulator, (call) => !awaitsDecision(call));
  const covered = new Set([...reached, ...passedSince(simulator, 0)]);
  for (let more = 0; more < MORE_DECISIONS && awaitsDecision(simulator) && !stop(); more += 1) {
    const next = nextGain({ simulator, linked, models }, (exit) => wanted.has(exit) && !covered.has(exit));
    if (!next) break;
    test.when.push(...next.steps);
    for (const exit of passedSince(next.simulator, simulator.journal.length)) covered.add(exit);
    simulator = next.simulator;
  }
  const limit = simulator.journal.length + PATIENCE_EVENTS;
  runWhile(simulator, ({ journal }) => journal.length < limit);
  if (!simulator.ended) test.when.push({ do: 'hang-up' });
  return test;
}

/** Events after the last step within which a contact should end by itself; otherwise its caller hangs up. */
const PATIENCE_EVENTS = 30;

type Standing = Pick<Choosing, 'linked' | 'models'> & { simulator: Simulator };

function nextGain({ simulator, linked, models }: Standing, gains: (exit: string) => boolean) {
  for (const steps of proposeSteps(simulator, { ir: linked.ir, models })) {
    const fork = simulator.fork();
    for (const step of steps) takeStep(fork, step);
    runWhile(fork, (call) => !awaitsDecision(call));
    if (passedSince(fork, simulator.journal.length).some(gains)) return { steps, simulator: fork };
  }
  return undefined;
}

/** Exits that a contact left nodes through since a line of its journal. */
function passedSince({ journal }: Simulator, line: number): string[] {
  return journal
    .slice(line)
    .flatMap(({ trace }) => trace.flatMap(({ node, exit }) => (exit === undefined ? [] : [`${node}>${exit}`])));
}

/** Takes those away again whose exits the others cover. */
function withoutNeedless<T extends { passed: readonly string[] }>(chosen: readonly T[]): T[] {
  const times = new Map<string, number>();
  const count = (places: readonly string[], by: number) => {
    for (const place of places) times.set(place, (times.get(place) ?? 0) + by);
  };
  for (const { passed } of chosen) count(passed, 1);
  const needless = new Set<T>();
  for (const one of chosen.toReversed()) {
    if (!one.passed.every((place) => (times.get(place) ?? 0) > 1)) continue;
    needless.add(one);
    count(one.passed, -1);
  }
  return chosen.filter((one) => !needless.has(one));
}

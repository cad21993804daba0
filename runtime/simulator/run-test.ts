import { type LinkedFlow, linkIr } from '#runtime/compiler/link.ts';
import type { SessionStep } from '#runtime/engine/session/session.ts';
import type { TraceEntry } from '#schemas/effects/contact.ts';
import type { FlowTest, TestStep } from '#schemas/flow/flow-test.ts';
import type { Value } from '#schemas/flow/variable.ts';
import type { Ir } from '#schemas/ir/ir.ts';
import { answerWithMocks, describeAsked } from './answer-with-mocks.ts';
import { describeMedia } from './media-duration.ts';
import { Simulator, type SimulatorOptions } from './simulator.ts';

/** What a golden run showed, in the form in which its test expects it. */
export interface TestOutcome {
  heard: string[];
  asked: string[];
  path: string[];
  variables: Record<string, Value>;
  end: 'completed' | 'hung-up' | 'failed' | 'waiting';
}

/** A run of a test, with all that is needed to say where it went wrong. */
export interface TestRun {
  outcome: TestOutcome;
  /** From the beginning of the contact to its last event. */
  seconds: number;
  journal: readonly SessionStep[];
  /** By journal line: which step of the test it belongs to; the number of steps for what came after them, -1 before. */
  stepOf: readonly number[];
  /** Steps that never had their turn, because what they answer was never awaited. */
  idleSteps: readonly number[];
}

/** A run that takes more events than this is turning in a circle. */
const EVENT_LIMIT = 2000;
const KEY_GAP_MS = 300;

type Runnable = Pick<FlowTest, 'given' | 'when'>;
type PlayOptions = Pick<SimulatorOptions, 'restores'>;

/** Runs one golden test of a flow in virtual time, putting the session through JSON between all steps. */
export function runFlowTest({ ir, test }: { ir: Ir; test: Runnable }): TestOutcome {
  return playFlowTest(linkIr(ir), test).outcome;
}

/** The same for a flow that is linked already, with the journal of the run. */
export function playFlowTest(linked: LinkedFlow, test: Runnable, options: PlayOptions = {}): TestRun {
  const simulator = beginTest(linked, test.given, options);
  const stepOf: number[] = simulator.journal.map(() => -1);
  const idleSteps: number[] = [];
  for (const [index, step] of test.when.entries()) {
    if (!takeStep(simulator, step)) idleSteps.push(index);
    simulator.restore();
    while (stepOf.length < simulator.journal.length) stepOf.push(index);
  }
  runWhile(simulator, () => true);
  while (stepOf.length < simulator.journal.length) stepOf.push(test.when.length);
  const { journal } = simulator;
  const seconds = ((journal.at(-1)?.at ?? 0) - (journal[0]?.at ?? 0)) / 1000;
  return { outcome: summarise(simulator), seconds, journal, stepOf, idleSteps };
}

/** The contact of a test at its beginning. */
export function beginTest(linked: LinkedFlow, given: FlowTest['given'], options: PlayOptions = {}): Simulator {
  const at = Date.parse(given.at);
  const facts = {
    id: 'test',
    caller: given.caller,
    called: given.called,
    startedAt: new Date(at).toISOString(),
    timeZone: given.timeZone,
  };
  // Values of a test are JSON, as the document is.
  const variables = given.variables as Record<string, Value>;
  const answer = given.mocks.length > 0 ? answerWithMocks(given.mocks) : undefined;
  return new Simulator({ linked, facts, at, language: given.language, variables, answer, ...options });
}

/** @returns false when the step had no turn: what it answers was not awaited any more. */
export function takeStep(simulator: Simulator, step: TestStep): boolean {
  return STEPS[step.do](simulator, step as never);
}

type StepOf<K extends TestStep['do']> = Extract<TestStep, { do: K }>;

const STEPS: { [K in TestStep['do']]: (simulator: Simulator, step: StepOf<K>) => boolean } = {
  press: (simulator, { keys, now }) => {
    if (!now) runWhile(simulator, (call) => !awaitsCaller(call));
    const hadTurn = !simulator.ended;
    for (const key of keys) {
      simulator.advance(KEY_GAP_MS);
      simulator.press(key);
      simulator.restore();
    }
    return hadTurn;
  },
  silence: (simulator, { seconds }) => {
    if (seconds === undefined) return staySilent(simulator);
    simulator.advance(seconds * 1000);
    return true;
  },
  speak: (simulator, { seconds }) => {
    runWhile(simulator, ({ awaited }) => awaited.effect?.effect !== 'record');
    const hadTurn = !simulator.ended;
    simulator.speak(seconds);
    return hadTurn;
  },
  'hang-up': (simulator) => {
    runWhile(simulator, ({ awaited }) => awaited.effect?.effect === 'play' && !awaited.keys);
    const hadTurn = !simulator.ended;
    simulator.hangUp();
    return hadTurn;
  },
  outcome: (simulator, { effect, outcome, data }) => {
    runWhile(simulator, ({ awaited }) => awaited.effect?.effect !== effect);
    return simulator.awaited.effect?.effect === effect && resolve(simulator, outcome, data);
  },
  answer: (simulator, { page, exit, answers }) => {
    const shown = ({ awaited, contact }: Simulator) =>
      awaited.effect?.effect === PAGE && (page === undefined || contact.node === page);
    runWhile(simulator, (call) => !shown(call));
    return shown(simulator) && resolve(simulator, PAGE_LEFT, { exit, answers });
  },
  wait: (simulator, { seconds, until }) => {
    const ms = until === undefined ? (seconds ?? 0) * 1000 : Date.parse(until) - simulator.now;
    const hadTurn = !simulator.ended && ms >= 0;
    if (hadTurn) simulator.advance(ms);
    return hadTurn;
  },
};

/** The effect of a script's page and its outcome; the kind is looked up by name, like every other. */
const PAGE: string = 'page';
const PAGE_LEFT = 'left';

/** @returns false for an outcome that the flow does not know, and still waits. */
function resolve(simulator: Simulator, outcome: string, data: Record<string, unknown>): boolean {
  const asked = simulator.awaited.effect?.id;
  simulator.resolve(outcome, data);
  return simulator.awaited.effect?.id !== asked;
}

/** Whether the flow stands and waits for keys or speech. */
function awaitsCaller({ awaited }: Simulator): boolean {
  return awaited.keys || awaited.effect?.effect === 'record';
}

/** Until the flow has stopped waiting for the caller once. */
function staySilent(simulator: Simulator): boolean {
  runWhile(simulator, (call) => !awaitsCaller(call));
  const hadTurn = !simulator.ended;
  const before = simulator.journal.length;
  runWhile(simulator, ({ journal }) => journal.length === before || journal.at(-1)?.event.type === 'play.finished');
  return hadTurn;
}

/** Lets time bring what it brings as long as that is wanted. */
export function runWhile(simulator: Simulator, wanted: (simulator: Simulator) => boolean): void {
  for (let events = 0; events < EVENT_LIMIT && !simulator.ended && wanted(simulator); events += 1) {
    if (!simulator.skip()) return;
  }
}

function summarise(simulator: Simulator): TestOutcome {
  const { contact, journal } = simulator;
  return {
    heard: journal.flatMap(heardIn),
    asked: journal.flatMap(askedIn),
    path: describePath(journal.flatMap(({ trace }) => trace)),
    variables: contact.context.scopes[''] ?? {},
    end: contact.ended ? (contact.result ?? 'failed') : 'waiting',
  };
}

/** What one line of a journal lets the caller hear. */
export function heardIn({ effects }: Pick<SessionStep, 'effects'>): string[] {
  return effects.flatMap((effect) => (effect.effect === 'play' ? effect.params.items.map(describeMedia) : []));
}

/** What one line of a journal asks of the outside. */
export function askedIn({ effects }: Pick<SessionStep, 'effects'>): string[] {
  return effects.flatMap((effect) => describeAsked(effect) ?? []);
}

/** Nodes in the order in which they were entered, each with the exit it was left through: `menu>key-1`. */
export function describePath(trace: readonly TraceEntry[]): string[] {
  const path: { node: string; exit?: string }[] = [];
  for (const { node, entered, exit } of trace) {
    const open = entered ? undefined : path.findLast((step) => step.node === node && step.exit === undefined);
    if (open) open.exit = exit;
    else path.push({ node, exit });
  }
  return path.map(({ node, exit }) => (exit === undefined ? node : `${node}>${exit}`));
}

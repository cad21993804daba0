import { linkIr } from '#runtime/compiler/link.ts';
import type { TraceEntry } from '#schemas/effects/contact.ts';
import { type Effect, effectKind } from '#schemas/effects/index.ts';
import type { FlowTest, TestStep } from '#schemas/flow/flow-test.ts';
import type { Value } from '#schemas/flow/variable.ts';
import type { Ir } from '#schemas/ir/ir.ts';
import { describeMedia } from './media-duration.ts';
import { Simulator } from './simulator.ts';

/** What a golden run showed, in the form in which its test expects it. */
export interface TestOutcome {
  heard: string[];
  asked: string[];
  path: string[];
  variables: Record<string, Value>;
  end: 'completed' | 'hung-up' | 'failed' | 'waiting';
}

/** A run that takes more events than this is turning in a circle. */
const EVENT_LIMIT = 2000;
const KEY_GAP_MS = 300;

/** Runs one golden test of a flow in virtual time, putting the session through JSON between all steps. */
export function runFlowTest({ ir, test }: { ir: Ir; test: Pick<FlowTest, 'given' | 'when'> }): TestOutcome {
  const { given } = test;
  const at = Date.parse(given.at);
  const facts = {
    id: 'test',
    caller: given.caller,
    called: given.called,
    startedAt: new Date(at).toISOString(),
    timeZone: 'Europe/Paris',
  };
  const variables = given.variables as Record<string, Value>;
  const simulator = new Simulator({ linked: linkIr(ir), facts, at, language: given.language, variables });
  for (const step of test.when) {
    takeStep(simulator, step);
    simulator.restore();
  }
  runWhile(simulator, () => true);
  return summarise(simulator);
}

function takeStep(simulator: Simulator, step: TestStep): void {
  if (step.do === 'press') {
    if (!step.now) runWhile(simulator, ({ awaited }) => !awaited.keys && awaited.effect?.effect !== 'record');
    for (const key of step.keys) {
      simulator.advance(KEY_GAP_MS);
      simulator.press(key);
      simulator.restore();
    }
  } else if (step.do === 'silence') {
    if (step.seconds === undefined) staySilent(simulator);
    else simulator.advance(step.seconds * 1000);
  } else if (step.do === 'speak') {
    runWhile(simulator, ({ awaited }) => awaited.effect?.effect !== 'record');
    simulator.speak(step.seconds);
  } else if (step.do === 'hang-up') {
    runWhile(simulator, ({ awaited }) => awaited.effect?.effect === 'play' && !awaited.keys);
    simulator.hangUp();
  } else {
    runWhile(simulator, ({ awaited }) => awaited.effect?.effect !== step.effect);
    simulator.resolve(step.outcome, step.data);
  }
}

/** Until the flow has stopped waiting for the caller once. */
function staySilent(simulator: Simulator): void {
  runWhile(simulator, ({ awaited }) => !awaited.keys && awaited.effect?.effect !== 'record');
  const before = simulator.journal.length;
  runWhile(simulator, ({ journal }) => journal.length === before || journal.at(-1)?.event.type === 'play.finished');
}

function runWhile(simulator: Simulator, wanted: (simulator: Simulator) => boolean): void {
  for (let events = 0; events < EVENT_LIMIT && !simulator.ended && wanted(simulator); events += 1) {
    if (!simulator.skip()) return;
  }
}

function summarise(simulator: Simulator): TestOutcome {
  const { contact, journal } = simulator;
  return {
    heard: journal.flatMap(({ effects }) =>
      effects.flatMap((effect) => (effect.effect === 'play' ? effect.params.items.map(describeMedia) : [])),
    ),
    asked: journal.flatMap(({ effects }) => effects.flatMap(describeAsked)),
    path: describePath(journal.flatMap(({ trace }) => trace)),
    variables: contact.context.scopes[''] ?? {},
    end: contact.ended ? (contact.result ?? 'failed') : 'waiting',
  };
}

/** An effect that leaves the machine, as golden tests write it. */
function describeAsked({ effect, params }: Effect): string[] {
  const asked = effectKind(effect)?.asked?.(params);
  return asked === undefined ? [] : [asked];
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

import type { LinkedFlow } from '#runtime/compiler/link.ts';
import { type ReplayLine, Session } from '#runtime/engine/session/session.ts';
import type { ContactEvent, ContactFacts, OutcomeEvent } from '#schemas/effects/contact.ts';
import { type FlowTest, flowTest, type TestStep } from '#schemas/flow/flow-test.ts';
import type { Value } from '#schemas/flow/variable.ts';
import { describePath, playFlowTest } from './run-test.ts';

interface Recording {
  name: string;
  /** What happened, from `contact.started` on. */
  lines: readonly ReplayLine[];
  /** Language the contact began in, when it was not the flow's own. */
  language?: string;
  variables?: Record<string, Value>;
}

export interface RecordedTest {
  test: FlowTest;
  /** The test goes the same way as the contact went; otherwise something in it cannot be told by steps of a test. */
  exact: boolean;
}

/** Makes a test out of a contact or a test call: the same keys, silences and answers, expecting what happened. */
export function recordTest(linked: LinkedFlow, { name, lines, language, variables = {} }: Recording): RecordedTest {
  const first = lines[0];
  if (first?.event.type !== 'contact.started' || !('facts' in first.event)) {
    throw new Error('a journal begins with contact.started');
  }
  const { facts } = first.event;
  const { session, step: begun } = Session.start({ linked, language, variables }, facts, first.at);
  const trace = [...begun.trace];
  const steps: TestStep[] = [];
  for (const { event, at } of lines.slice(1)) {
    const before = { awaited: session.collecting, begun: session.context.input !== '' };
    const done = session.dispatch(event, at);
    if (!done) continue;
    trace.push(...done.trace);
    addStep(steps, event, before);
  }
  const given = givenBy(facts, { language, variables });
  const draft = flowTest.parse({ name, given, when: steps, expect: {} });
  const { outcome } = playFlowTest(linked, draft);
  const { heard, asked, path, end } = outcome;
  const went = describePath(trace);
  return {
    test: { ...draft, expect: { heard, ...(asked.length > 0 ? { asked } : {}), path, end } },
    exact: went.length === path.length && went.every((place, index) => place === path[index]),
  };
}

function givenBy(facts: ContactFacts, { language, variables }: Pick<Recording, 'language' | 'variables'>) {
  const { caller, called, startedAt, timeZone } = facts;
  return { caller, called, at: startedAt, timeZone, ...(language ? { language } : {}), variables };
}

interface Before {
  /** Keys were awaited. */
  awaited: boolean;
  /** An input was begun and not complete. */
  begun: boolean;
}

/** Adds what a test has to do for an event, if anything: prompts end by themselves. */
function addStep(steps: TestStep[], event: ContactEvent, { awaited, begun }: Before): void {
  const last = steps.at(-1);
  if ('key' in event) {
    // A key ahead of its question is kept by the flow; a test presses it at once instead of waiting for the question.
    const now = !awaited;
    const joins = now || begun;
    if (joins && last?.do === 'press' && (last.now ?? false) === now) last.keys += event.key;
    else steps.push({ do: 'press', keys: event.key, ...(now ? { now } : {}) });
  } else if (event.type === 'timer') {
    if (awaited) steps.push({ do: 'silence' });
  } else if (event.type === 'call.ended') {
    if (last?.do !== 'hang-up') steps.push({ do: 'hang-up' });
  } else if ('effect' in event) addOutcome(steps, event);
}

function addOutcome(steps: TestStep[], { type, data }: OutcomeEvent): void {
  const [effect = '', outcome = ''] = type.split('.');
  if (type === 'play.finished') return;
  if (type === 'record.finished' || type === 'record.hung-up') {
    const seconds = Number(data.seconds) || 0;
    if (seconds > 0) steps.push({ do: 'speak', seconds });
    steps.push(outcome === 'hung-up' ? { do: 'hang-up' } : { do: 'silence' });
  } else if (type === 'page.left') {
    const answers = typeof data.answers === 'object' && data.answers !== null ? { ...data.answers } : {};
    steps.push({ do: 'answer', exit: String(data.exit), answers });
  } else steps.push({ do: 'outcome', effect, outcome, data });
}

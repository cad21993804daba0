import { effectName, outcomeName } from '#designer/effects/effect-words.ts';
import type { Messages } from '#designer/i18n/en.ts';
import type { FlowTest, TestStep } from '#schemas/flow/flow-test.ts';

type Texts = Pick<Messages, 'effects' | 'flows'>;

/** What a test does, in one line: `Key 1 → silence → HTTP request: success`. */
export function describeSteps({ when }: Pick<FlowTest, 'when'>, messages: Texts): string {
  if (when.length === 0) return messages.flows.tests.nothingHappens;
  return when.map((step) => describeStep(step, messages)).join(' → ');
}

export function describeStep(step: TestStep, { flows, effects }: Texts): string {
  const { steps } = flows.tests;
  if (step.do === 'press') return steps.press(step.keys);
  if (step.do === 'silence') return step.seconds === undefined ? steps.silence : steps.silenceFor(step.seconds);
  if (step.do === 'speak') return steps.speak(step.seconds);
  if (step.do === 'hang-up') return steps.hangUp;
  if (step.do === 'answer') return steps.answer(step.exit);
  if (step.do === 'wait') return step.until === undefined ? steps.wait(step.seconds ?? 0) : steps.waitUntil(step.until);
  return `${effectName(step.effect, effects)}: ${outcomeName(`${step.effect}.${step.outcome}`, effects)}`;
}

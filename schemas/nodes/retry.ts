import { z } from 'zod';
import { field } from './fields.ts';
import type { FieldTexts, NodeState, Targets } from './node-kind.ts';
import { lowerPrompt, prompt } from './prompt.ts';
import { promptFieldTexts, promptOptionTexts } from './prompt-texts.ts';

/** What happens when a caller gave no usable answer: how often the node asks again, and what it says before. */
export const retry = z.strictObject({
  /** How often the caller is asked again before the exit is taken. */
  retries: field(z.number().int().min(0).max(10).default(2), { widget: 'number', unit: 'times' }),
  /** Played before the question is repeated; empty repeats the question only. */
  prompt: field(prompt.default([]), { widget: 'prompt' }),
});
export type Retry = z.infer<typeof retry>;

interface RetryStates {
  /** The node's counter, which also names the states. */
  counter: string;
  /** Taken once the retries are used up. */
  exit: string;
  /** The state that asks again. */
  ask: string;
  retry: Retry;
}

/** The assignment that sets a retry counter back when the node is entered. */
export function resetCounter(counter: string) {
  return { to: { type: 'local' as const, name: counter }, value: '0' };
}

/** Counts a failed try, then asks again or gives up through the exit. The first state is named after the counter. */
export function retryStates({ counter, exit, ask, retry }: RetryStates, to: Targets): Record<string, NodeState> {
  const failed = to.exit('error');
  const speaks = retry.prompt.length > 0;
  const states: Record<string, NodeState> = {
    [counter]: {
      type: 'assign',
      set: [{ to: { type: 'local', name: counter }, value: `local.${counter} + 1` }],
      then: to.state(`${counter}Count`),
      failed,
    },
    [`${counter}Count`]: {
      type: 'branch',
      branches: [{ when: `local.${counter} > ${retry.retries}`, then: to.exit(exit) }],
      otherwise: to.state(speaks ? `${counter}Prompt` : ask),
      failed,
    },
  };
  if (speaks) {
    states[`${counter}Prompt`] = {
      type: 'effect',
      effect: 'play',
      params: { items: lowerPrompt(retry.prompt) },
      outcomes: { finished: to.state(ask), failed: to.state(ask) },
      onKey: to.state(ask),
      failed,
    };
  }
  return states;
}

/** Texts of a retry's own fields, to be spread into the texts of a kind under the field that holds it. */
export function retryFieldTexts(path: string, label: string, language: 'en' | 'fr'): Record<string, FieldTexts> {
  const names = RETRY_FIELDS[language];
  return {
    [path]: { label },
    [`${path}.retries`]: { label: names.retries },
    ...promptFieldTexts(`${path}.prompt`, names.prompt, language),
  };
}

/** Names of the options in a retry's prompt, to be spread likewise. */
export function retryOptionTexts(path: string, language: 'en' | 'fr'): Record<string, string> {
  return promptOptionTexts(`${path}.prompt`, language);
}

const RETRY_FIELDS = {
  en: { retries: 'Ask again', prompt: 'Say first' },
  fr: { retries: 'Redemander', prompt: 'Dire d’abord' },
};

import { z } from 'zod';
import { field } from '../fields.ts';
import { defineNode } from '../node-kind.ts';
import { compileAttemptSwitch } from './compile.ts';
import { texts } from './text.ts';

export const attemptSwitchConfig = z.strictObject({
  /** How many times have an exit of their own. */
  attempts: field(z.number().int().min(1).max(20).default(1), { widget: 'number', unit: 'times' }),
});
export type AttemptSwitchConfig = z.infer<typeof attemptSwitchConfig>;

/** The exit of the n-th time, counted from 1. */
export function attemptExit(attempt: number): string {
  return `attempt-${attempt}`;
}

/** Counts how often a record has come by. */
export const attemptSwitch = defineNode({
  kind: 'attempt-switch',
  category: 'logic',
  icon: 'list-numbers',
  flowKinds: ['strategy'],
  config: attemptSwitchConfig,
  initial: (): AttemptSwitchConfig => ({ attempts: 1 }),
  exits: ({ attempts }) => [
    ...Array.from({ length: attempts }, (_, index) => ({ id: attemptExit(index + 1), label: `# ${index + 1}` })),
    { id: 'others' },
  ],
  summary: ({ attempts }) => `1 – ${attempts}`,
  compile: compileAttemptSwitch,
  texts,
});

import { z } from 'zod';
import { allDifferent } from '../all-different.ts';
import { templateText, variableName } from '../evaluated.ts';
import { field } from '../fields.ts';
import { menuKey } from '../menu/node.ts';
import { defineNode } from '../node-kind.ts';
import { emptyPrompt, prompt, summarisePrompt } from '../prompt.ts';
import { queueField } from '../queue-fields.ts';
import { retry } from '../retry.ts';
import { compileRequestCallback } from './compile.ts';
import { texts } from './text.ts';

export const requestCallbackConfig = z
  .strictObject({
    /** The queue whose agents call back. */
    queue: queueField,
    offer: field(prompt.min(1), { widget: 'prompt' }),
    acceptKey: field(menuKey.default('1'), { widget: 'key' }),
    anotherKey: field(menuKey.default('2'), { widget: 'key' }),
    declineKey: field(menuKey.default('3'), { widget: 'key' }),
    /** Asked when the caller wants another number, or calls without showing one. */
    askNumber: field(prompt.min(1), { widget: 'prompt' }),
    readBack: field(prompt.default([]), { widget: 'prompt' }),
    confirm: field(prompt.min(1), { widget: 'prompt' }),
    asksTime: field(z.boolean().default(false), { widget: 'switch' }),
    askTime: field(prompt.default([]), { widget: 'prompt', when: { field: 'asksTime', is: [true] } }),
    note: field(templateText.default(''), { widget: 'template', evaluated: 'template', optional: true }),
    numberVariable: field(variableName.default(''), {
      widget: 'variable',
      reference: 'variable',
      writes: true,
      accepts: ['phone', 'text'],
      optional: true,
      advanced: true,
    }),
    timeoutMs: field(z.number().int().min(500).max(120_000).default(5000), {
      widget: 'duration',
      unit: 'milliseconds',
      advanced: true,
    }),
    noInput: field(retry.prefault({}), { widget: 'group' }),
    invalid: field(retry.prefault({}), { widget: 'group' }),
  })
  .refine(({ acceptKey, anotherKey, declineKey }) => allDifferent([acceptKey, anotherKey, declineKey]), {
    error: 'duplicate-key',
    path: ['anotherKey'],
  });
export type RequestCallbackConfig = z.infer<typeof requestCallbackConfig>;

/** Plans a call back: at the number the caller calls from or at another, as soon as an agent is free or at a time. */
export const requestCallback = defineNode({
  kind: 'request-callback',
  category: 'queue',
  icon: 'phone-calling',
  flowKinds: ['ivr', 'overflow'],
  config: requestCallbackConfig,
  initial: ({ languages }): RequestCallbackConfig => ({
    queue: '',
    offer: emptyPrompt(languages),
    acceptKey: '1',
    anotherKey: '2',
    declineKey: '3',
    askNumber: emptyPrompt(languages),
    readBack: [],
    confirm: emptyPrompt(languages),
    asksTime: false,
    askTime: [],
    note: '',
    numberVariable: '',
    timeoutMs: 5000,
    noInput: { retries: 2, prompt: [] },
    invalid: { retries: 2, prompt: [] },
  }),
  exits: () => [
    { id: 'planned' },
    { id: 'declined' },
    { id: 'refused' },
    { id: 'no-input' },
    { id: 'error', optional: true },
  ],
  summary: (config, language) => [config.queue, summarisePrompt(config.offer, language)].filter(Boolean).join(' ← '),
  compile: compileRequestCallback,
  texts,
});

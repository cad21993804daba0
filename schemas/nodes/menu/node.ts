import { z } from 'zod';
import { allDifferent } from '../all-different.ts';
import { field } from '../fields.ts';
import { defineNode } from '../node-kind.ts';
import { emptyPrompt, prompt, summarisePrompt } from '../prompt.ts';
import { retry } from '../retry.ts';
import { compileMenu } from './compile.ts';
import { texts } from './text.ts';

export const menuKey = z.enum(['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '*', '#']);

export const menuChoice = z.strictObject({
  key: field(menuKey, { widget: 'key' }),
  label: field(z.string().max(100), { widget: 'text' }),
});

export const menuConfig = z.strictObject({
  prompt: field(prompt.min(1), { widget: 'prompt' }),
  interruptible: field(z.boolean().default(true), { widget: 'switch' }),
  choices: field(
    z
      .array(menuChoice)
      .min(1)
      .max(12)
      .refine((choices) => allDifferent(choices.map((choice) => choice.key)), 'duplicate-key'),
    { widget: 'list' },
  ),
  timeoutMs: field(z.number().int().min(500).max(120_000).default(5000), { widget: 'duration', unit: 'milliseconds' }),
  noInput: field(retry.prefault({}), { widget: 'group' }),
  noMatch: field(retry.prefault({}), { widget: 'group' }),
});
export type MenuConfig = z.infer<typeof menuConfig>;

export const menu = defineNode({
  kind: 'menu',
  category: 'talk',
  icon: 'list-numbers',
  flowKinds: ['ivr', 'overflow'],
  config: menuConfig,
  initial: ({ languages }): MenuConfig => ({
    prompt: emptyPrompt(languages),
    interruptible: true,
    choices: [
      { key: '1', label: '' },
      { key: '2', label: '' },
    ],
    timeoutMs: 5000,
    noInput: { retries: 2, prompt: [] },
    noMatch: { retries: 2, prompt: [] },
  }),
  exits: (config) => [
    ...config.choices.map((choice) => ({ id: `key-${choice.key}`, label: `${choice.key} ${choice.label}`.trim() })),
    { id: 'no-input' },
    { id: 'no-match' },
    { id: 'error', optional: true },
  ],
  summary: (config, language) => summarisePrompt(config.prompt, language),
  compile: compileMenu,
  texts,
});

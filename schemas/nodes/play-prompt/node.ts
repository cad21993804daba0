import { z } from 'zod';
import { field } from '../fields.ts';
import { defineNode } from '../node-kind.ts';
import { emptyPrompt, prompt, summarisePrompt } from '../prompt.ts';
import { compilePlayPrompt } from './compile.ts';
import { texts } from './text.ts';

export const playPromptConfig = z.strictObject({
  prompt: field(prompt.min(1), { widget: 'prompt' }),
  /** A key ends the prompt and counts for the next menu or input. */
  interruptible: field(z.boolean().default(true), { widget: 'switch' }),
});
export type PlayPromptConfig = z.infer<typeof playPromptConfig>;

export const playPrompt = defineNode({
  kind: 'play-prompt',
  category: 'talk',
  icon: 'volume',
  flowKinds: ['ivr', 'overflow'],
  config: playPromptConfig,
  initial: ({ languages }) => ({ prompt: emptyPrompt(languages), interruptible: true }),
  exits: () => [{ id: 'next' }, { id: 'error', optional: true }],
  summary: (config, language) => summarisePrompt(config.prompt, language),
  compile: compilePlayPrompt,
  texts,
});

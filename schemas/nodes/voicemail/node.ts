import { z } from 'zod';
import { templateText } from '../evaluated.ts';
import { field } from '../fields.ts';
import { defineNode } from '../node-kind.ts';
import { emptyPrompt, prompt, summarisePrompt } from '../prompt.ts';
import { compileVoicemail } from './compile.ts';
import { texts } from './text.ts';

export const voicemailConfig = z
  .strictObject({
    /** Whose agents hear the message: the name of a box, or the number of a queue. */
    box: field(templateText, { widget: 'text', evaluated: 'template' }),
    prompt: field(prompt.min(1), { widget: 'prompt' }),
    beep: field(z.boolean().default(true), { widget: 'switch' }),
    maxSeconds: field(z.number().int().min(1).max(3600).default(180), { widget: 'duration', unit: 'seconds' }),
    /** 0 records through silence. */
    maxSilenceSeconds: field(z.number().int().min(0).max(60).default(5), { widget: 'duration', unit: 'seconds' }),
    minSeconds: field(z.number().min(0).max(60).default(2), { widget: 'duration', unit: 'seconds' }),
    terminator: field(z.enum(['#', '*', 'any', 'none']).default('#'), { widget: 'select' }),
  })
  .refine((config) => config.minSeconds <= config.maxSeconds, { error: 'min-above-max', path: ['minSeconds'] });
export type VoicemailConfig = z.infer<typeof voicemailConfig>;

/** Lets the caller leave a message that agents will hear, oldest first. A caller who hangs up has left it all the same. */
export const voicemail = defineNode({
  kind: 'voicemail',
  category: 'queue',
  icon: 'message-2-down',
  flowKinds: ['ivr', 'overflow'],
  config: voicemailConfig,
  initial: ({ languages }): VoicemailConfig => ({
    box: '',
    prompt: emptyPrompt(languages),
    beep: true,
    maxSeconds: 180,
    maxSilenceSeconds: 5,
    minSeconds: 2,
    terminator: '#',
  }),
  exits: () => [
    { id: 'stored' },
    { id: 'too-short' },
    { id: 'hung-up', optional: true },
    { id: 'error', optional: true },
  ],
  summary: (config, language) => [config.box, summarisePrompt(config.prompt, language)].filter(Boolean).join(' ← '),
  compile: compileVoicemail,
  texts,
});

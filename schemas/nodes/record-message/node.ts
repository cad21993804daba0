import { z } from 'zod';
import { variableName } from '../evaluated.ts';
import { field } from '../fields.ts';
import { defineNode } from '../node-kind.ts';
import { prompt, summarisePrompt } from '../prompt.ts';
import { compileRecordMessage } from './compile.ts';
import { texts } from './text.ts';

export const recordMessageConfig = z
  .strictObject({
    prompt: field(prompt.default([]), { widget: 'prompt' }),
    beep: field(z.boolean().default(true), { widget: 'switch' }),
    maxSeconds: field(z.number().int().min(1).max(3600).default(120), { widget: 'duration', unit: 'seconds' }),
    /** 0 records through silence. */
    maxSilenceSeconds: field(z.number().int().min(0).max(60).default(4), { widget: 'duration', unit: 'seconds' }),
    minSeconds: field(z.number().min(0).max(60).default(1), { widget: 'duration', unit: 'seconds' }),
    terminator: field(z.enum(['#', '*', 'any', 'none']).default('#'), { widget: 'select' }),
    variable: field(variableName, {
      widget: 'variable',
      reference: 'variable',
      writes: true,
      accepts: ['text'],
      optional: true,
    }),
    secondsVariable: field(variableName.default(''), {
      widget: 'variable',
      reference: 'variable',
      writes: true,
      accepts: ['number'],
      optional: true,
      advanced: true,
    }),
  })
  .refine((config) => config.minSeconds <= config.maxSeconds, { error: 'min-above-max', path: ['minSeconds'] });
export type RecordMessageConfig = z.infer<typeof recordMessageConfig>;

/** Records what the caller says: a voicemail, an answer to an open question. */
export const recordMessage = defineNode({
  kind: 'record-message',
  category: 'talk',
  icon: 'microphone',
  flowKinds: ['ivr', 'overflow'],
  config: recordMessageConfig,
  initial: (): RecordMessageConfig => ({
    prompt: [],
    beep: true,
    maxSeconds: 120,
    maxSilenceSeconds: 4,
    minSeconds: 1,
    terminator: '#',
    variable: '',
    secondsVariable: '',
  }),
  exits: () => [
    { id: 'recorded' },
    { id: 'too-short' },
    { id: 'hung-up', optional: true },
    { id: 'error', optional: true },
  ],
  summary: (config, language) => {
    const spoken = summarisePrompt(config.prompt, language);
    return config.variable ? `${config.variable} ← ${spoken}` : spoken;
  },
  compile: compileRecordMessage,
  texts,
});

import { z } from 'zod';
import { field } from '../fields.ts';
import { defineNode } from '../node-kind.ts';
import { compileLogEvent } from './compile.ts';
import { texts } from './text.ts';

export const logEventConfig = z.strictObject({
  level: field(z.enum(['info', 'warning', 'error']).default('info'), { widget: 'select' }),
  text: field(z.string().max(2000), { widget: 'template', evaluated: 'template' }),
});
export type LogEventConfig = z.infer<typeof logEventConfig>;

/** Writes a line into the log of the installation. */
export const logEvent = defineNode({
  kind: 'log-event',
  category: 'data',
  icon: 'notes',
  flowKinds: ['ivr', 'overflow', 'strategy', 'script'],
  config: logEventConfig,
  initial: (): LogEventConfig => ({ level: 'info', text: '' }),
  exits: () => [{ id: 'next' }, { id: 'error', optional: true }],
  summary: (config) => config.text,
  compile: compileLogEvent,
  texts,
});

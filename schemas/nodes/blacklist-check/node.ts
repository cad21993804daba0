import { z } from 'zod';
import { variableName } from '../evaluated.ts';
import { field } from '../fields.ts';
import { defineNode } from '../node-kind.ts';
import { compileBlacklistCheck } from './compile.ts';
import { texts } from './text.ts';

export const blacklistCheckConfig = z.strictObject({
  list: field(z.string().max(64), { widget: 'reference', reference: 'blacklist' }),
  number: field(z.string().trim().max(200), { widget: 'phone', evaluated: 'template' }),
  /** Keeps what was written down about the number. */
  note: field(variableName.default(''), {
    widget: 'variable',
    reference: 'variable',
    writes: true,
    accepts: ['text'],
    optional: true,
    advanced: true,
  }),
});
export type BlacklistCheckConfig = z.infer<typeof blacklistCheckConfig>;

/** Tells whether a number is on a blacklist. */
export const blacklistCheck = defineNode({
  kind: 'blacklist-check',
  category: 'data',
  icon: 'ban',
  flowKinds: ['ivr', 'overflow'],
  config: blacklistCheckConfig,
  initial: (): BlacklistCheckConfig => ({ list: '', number: '{{ contact.caller }}', note: '' }),
  exits: () => [{ id: 'listed' }, { id: 'clear' }, { id: 'error', optional: true }],
  summary: (config) => [config.list, config.number].filter(Boolean).join(' · '),
  compile: compileBlacklistCheck,
  texts,
});

import { z } from 'zod';
import { callResult } from '#schemas/effects/dial.ts';
import { tel } from '#schemas/strategy/tel.ts';
import { field } from '../fields.ts';
import { defineNode } from '../node-kind.ts';
import { compileCall } from './compile.ts';
import { texts } from './text.ts';

export const callConfig = z.strictObject({
  tel,
  ringSeconds: field(z.number().int().min(5).max(120).default(25), { widget: 'number', unit: 'seconds' }),
});
export type CallConfig = z.infer<typeof callConfig>;

/** How a call can leave its node: the results of a call that was placed, and that it may not be placed any more. */
export const CALL_EXITS = [...callResult.options, 'limit-reached'] as const;
export type CallExit = (typeof CALL_EXITS)[number];

/** Calls a number of the record; its rules follow from the exits. */
export const call = defineNode({
  kind: 'call',
  category: 'call',
  icon: 'phone-calling',
  flowKinds: ['strategy'],
  config: callConfig,
  initial: (): CallConfig => ({ tel: 1, ringSeconds: 25 }),
  // Results without a rule are told by a check of their own, all of a call together.
  exits: () => [...CALL_EXITS, 'error'].map((id) => ({ id, optional: true })),
  summary: (config) => `TEL${config.tel} · ${config.ringSeconds} s`,
  compile: compileCall,
  texts,
});

import { z } from 'zod';
import { RETRY_DEFAULT, retryRuleShape, summariseRule } from '#schemas/strategy/retry-rule.ts';
import { tel } from '#schemas/strategy/tel.ts';
import { defineNode } from '../node-kind.ts';
import { compileRetry } from './compile.ts';
import { texts } from './text.ts';

export const retryConfig = z.strictObject({
  /** The number that is called afterwards; its hours count. */
  tel,
  ...retryRuleShape,
});
export type RetryConfig = z.infer<typeof retryConfig>;

/** Puts the record aside until a number of it is to be called again. */
export const retryNode = defineNode({
  kind: 'retry',
  category: 'logic',
  icon: 'clock-play',
  flowKinds: ['strategy'],
  config: retryConfig,
  initial: (): RetryConfig => ({ tel: 1, ...RETRY_DEFAULT }),
  exits: () => [{ id: 'due' }, { id: 'error', optional: true }],
  summary: ({ tel: number, ...rule }) => `TEL${number} ${summariseRule(rule)}`,
  compile: compileRetry,
  texts,
});

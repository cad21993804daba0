import { z } from 'zod';
import { field } from '../fields.ts';
import { defineNode } from '../node-kind.ts';
import { compileReturnToQueue } from './compile.ts';
import { texts } from './text.ts';

export const returnToQueueConfig = z.strictObject({
  again: field(z.boolean().default(true), { widget: 'switch' }),
});
export type ReturnToQueueConfig = z.infer<typeof returnToQueueConfig>;

/** The caller goes on waiting at their place: with this flow from its start, or without overflow until an agent answers. */
export const returnToQueue = defineNode({
  kind: 'return-to-queue',
  category: 'queue',
  icon: 'arrow-back-up-double',
  flowKinds: ['overflow'],
  config: returnToQueueConfig,
  initial: (): ReturnToQueueConfig => ({ again: true }),
  exits: () => [],
  summary: (config) => (config.again ? '↻' : ''),
  compile: compileReturnToQueue,
  texts,
});

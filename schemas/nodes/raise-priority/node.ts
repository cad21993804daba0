import { z } from 'zod';
import { MAX_PRIORITY } from '#schemas/effects/queue.ts';
import { field } from '../fields.ts';
import { defineNode } from '../node-kind.ts';
import { compileRaisePriority } from './compile.ts';
import { texts } from './text.ts';

export const raisePriorityConfig = z.strictObject({
  by: field(z.number().int().min(1).max(MAX_PRIORITY).default(10), { widget: 'number' }),
});
export type RaisePriorityConfig = z.infer<typeof raisePriorityConfig>;

/** Puts the waiting caller before others of the queue. */
export const raisePriority = defineNode({
  kind: 'raise-priority',
  category: 'queue',
  icon: 'stairs-up',
  flowKinds: ['overflow'],
  config: raisePriorityConfig,
  initial: (): RaisePriorityConfig => ({ by: 10 }),
  exits: () => [{ id: 'next' }, { id: 'error', optional: true }],
  summary: (config) => `+${config.by}`,
  compile: compileRaisePriority,
  texts,
});

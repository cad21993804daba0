import { z } from 'zod';
import { field } from '../fields.ts';
import { defineNode } from '../node-kind.ts';
import { priorityNumber, queueField } from '../queue-fields.ts';
import { compileChangeQueue } from './compile.ts';
import { texts } from './text.ts';

export const changeQueueConfig = z.strictObject({
  queue: queueField,
  keepsTime: field(z.boolean().default(true), { widget: 'switch' }),
  keepsPriority: field(z.boolean().default(true), { widget: 'switch' }),
  priority: field(priorityNumber.default(0), { widget: 'number', when: { field: 'keepsPriority', is: [false] } }),
});
export type ChangeQueueConfig = z.infer<typeof changeQueueConfig>;

/** Moves the waiting caller to another queue. This flow goes on watching over them there. */
export const changeQueue = defineNode({
  kind: 'change-queue',
  category: 'queue',
  icon: 'switch-horizontal',
  flowKinds: ['overflow'],
  config: changeQueueConfig,
  initial: (): ChangeQueueConfig => ({ queue: '', keepsTime: true, keepsPriority: true, priority: 0 }),
  exits: () => [{ id: 'moved' }, { id: 'closed' }, { id: 'error', optional: true }],
  summary: (config) => (config.queue === '' ? '' : `→ ${config.queue}`),
  compile: compileChangeQueue,
  texts,
});

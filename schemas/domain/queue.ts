import { z } from 'zod';
import { field } from '#schemas/nodes/fields.ts';
import { flowUse } from './flow-use.ts';

/** Three digits from 500 (S78). Flows and campaigns refer to a queue by it. */
export const queueId = z.string().regex(/^[5-9][0-9]{2}$/, 'queue-number');

/** Among agents who may all take a contact, who gets it; see `QueueStrategy`. */
export const queueStrategy = z.enum(['longest-idle', 'most-skilled', 'least-calls', 'round-robin']);

/** What an admin says of a queue. */
export const queueSettings = z.strictObject({
  name: field(z.string().trim().min(1).max(100), { widget: 'text', required: true }),
  description: field(z.string().max(500).default(''), { widget: 'textarea', optional: true }),
  strategy: field(queueStrategy.default('longest-idle'), { widget: 'select' }),
  /** How long an agent's phone rings before the next one is asked. */
  ringSeconds: field(z.number().int().min(5).max(120).default(20), { widget: 'duration', unit: 'seconds' }),
  /** A call answered within it counts for the service level. */
  serviceLevelSeconds: field(z.number().int().min(1).max(600).default(20), { widget: 'duration', unit: 'seconds' }),
  /** The share of calls that should be, in percent; boards turn orange below it. */
  serviceLevelGoal: field(z.number().int().min(1).max(100).default(80), { widget: 'number', unit: 'percent' }),
});
export type QueueSettings = z.infer<typeof queueSettings>;

export const queue = queueSettings.extend({
  id: queueId,
  /** Of the last change; a save that knows an older one is refused. */
  revision: z.number(),
  updatedAt: z.string(),
  updatedBy: z.string(),
  usedBy: z.object({
    flows: z.array(flowUse),
    campaigns: z.array(z.object({ id: z.string(), name: z.string() })),
    agents: z.number(),
  }),
});
export type Queue = z.infer<typeof queue>;

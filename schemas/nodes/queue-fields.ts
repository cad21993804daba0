import { z } from 'zod';
import { MAX_PRIORITY } from '#schemas/effects/queue.ts';
import { field } from './fields.ts';

/** The number of a queue, three digits from 500 (S78); empty while none is chosen. */
const queueNumber = z.string().regex(/^([5-9][0-9]{2})?$/, 'queue-number');

/** A queue that a node names. */
export const queueField = field(queueNumber, { widget: 'reference', reference: 'queue' });

/** Higher is served first (S79). */
export const priorityNumber = z.number().int().min(0).max(MAX_PRIORITY);

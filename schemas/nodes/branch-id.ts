import { z } from 'zod';
import { field } from './fields.ts';

/** Part of an exit's id, so that edges survive when what leads there is renamed or reordered. */
export const branchId = field(
  z
    .string()
    .min(1)
    .max(40)
    .regex(/^[A-Za-z0-9_-]+$/, 'identifier'),
  { widget: 'hidden' },
);

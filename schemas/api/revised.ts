import { z } from 'zod';

/** Who saved last, and which revision that was; 0 and nobody while what holds is as it came. */
export const revised = z.object({
  revision: z.number(),
  updatedAt: z.string().optional(),
  updatedBy: z.string().optional(),
});
export type Revised = z.infer<typeof revised>;

/** The revision that the client has seen: a save that knows an older one is refused. */
export const seenRevision = z.number().int().min(0);

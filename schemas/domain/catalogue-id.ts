import { z } from 'zod';

/** The id by which flows refer to something of the installation; made from its name, and kept when it is renamed. */
export const catalogueId = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'catalogue-id');

/** What such a thing is called in lists. */
export const catalogueName = z.string().trim().min(1).max(100);

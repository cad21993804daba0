import { z } from 'zod';

export const role = z.enum(['admin', 'designer', 'supervisor', 'agent']);
export type Role = z.infer<typeof role>;

export const login = z.string().trim().min(1).max(100);
/** Length is what counts against guessing; a fast hash table of common passwords is checked besides. */
export const password = z.string().min(10, 'password-length').max(200);

export const user = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  role,
  active: z.boolean(),
  language: z.enum(['en', 'fr']),
});
export type User = z.infer<typeof user>;

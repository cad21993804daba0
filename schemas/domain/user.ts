import { z } from 'zod';

export const role = z.enum(['admin', 'designer', 'supervisor', 'agent']);
export type Role = z.infer<typeof role>;

export const login = z.string().trim().min(1).max(100);
/** Length is what counts against guessing; a fast hash table of common passwords is checked besides. */
export const MIN_PASSWORD_LENGTH = 10;
export const password = z.string().min(MIN_PASSWORD_LENGTH, 'password-length').max(200);

/** Agents sign in with four digits and at least four letters (S89): they type them often, and see only their own desk. */
export const agentLogin = z.string().regex(/^[0-9]{4}$/, 'agent-login');
export const agentPassword = z.string().min(4, 'agent-password-length').max(200);

/** What a password must be for a role. */
export function passwordFor(given: Role): typeof password {
  return given === 'agent' ? agentPassword : password;
}

export const userLanguage = z.enum(['en', 'fr']);

export const user = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  role,
  active: z.boolean(),
  language: userLanguage,
});
export type User = z.infer<typeof user>;

import { z } from 'zod';
import { agentLogin, agentPassword, login, passwordFor, role, user } from '#schemas/domain/user.ts';
import { contract } from './contract.ts';

const tag = 'session';
/** `hasDesk`: works as an agent, with a desktop of their own. */
const session = z.object({ user, hasDesk: z.boolean() });

export const signIn = contract({
  method: 'post',
  path: '/api/session',
  summary: 'Sign in; the session travels in an HttpOnly cookie',
  tag,
  roles: 'public',
  body: z.strictObject({ login, password: z.string().min(1).max(200) }),
  response: session,
});

export const currentSession = contract({
  method: 'get',
  path: '/api/session',
  summary: 'Who is signed in',
  tag,
  roles: 'signed-in',
  response: session,
});

export const signOut = contract({
  method: 'delete',
  path: '/api/session',
  summary: 'Sign out',
  tag,
  roles: 'signed-in',
  status: 204,
});

export const changePassword = contract({
  method: 'post',
  path: '/api/session/password',
  summary: 'Change one’s own password, at least 10 characters (agents 4); other sessions of the user end',
  tag,
  roles: 'signed-in',
  body: z.strictObject({ current: z.string().max(200), next: agentPassword }),
  status: 204,
});

export const updateProfile = contract({
  method: 'patch',
  path: '/api/session/profile',
  summary: 'Change one’s own name and language',
  tag,
  roles: 'signed-in',
  body: z.strictObject({
    name: z.string().trim().min(1).max(100).optional(),
    language: z.enum(['en', 'fr']).optional(),
  }),
  response: session,
});

export const listUsers = contract({
  method: 'get',
  path: '/api/users',
  summary: 'All accounts',
  tag: 'users',
  roles: ['admin'],
  response: z.object({ users: z.array(user) }),
});

export const createUser = contract({
  method: 'post',
  path: '/api/users',
  summary: 'Create an account',
  tag: 'users',
  roles: ['admin'],
  body: z
    .strictObject({ login, name: z.string().trim().min(1).max(100), role, password: z.string().max(200) })
    .refine(({ role, password }) => role !== 'agent' || agentPassword.safeParse(password).success, {
      error: 'agent-password-length',
      path: ['password'],
      when: hasPassword,
    })
    .refine(({ role, password }) => role === 'agent' || passwordFor(role).safeParse(password).success, {
      error: 'password-length',
      path: ['password'],
      when: hasPassword,
    })
    .refine((account) => account.role !== 'agent' || agentLogin.safeParse(account.login).success, {
      error: 'agent-login',
      path: ['login'],
    }),
  response: z.object({ user }),
  status: 201,
});

export const updateUser = contract({
  method: 'patch',
  path: '/api/users/{id}',
  summary: 'Change role, name, password or activity of an account',
  tag: 'users',
  roles: ['admin'],
  params: z.object({ id: z.string() }),
  body: z.strictObject({
    name: z.string().trim().min(1).max(100).optional(),
    role: role.optional(),
    active: z.boolean().optional(),
    /** At least 10 characters, unless it is an agent’s. */
    password: agentPassword.optional(),
  }),
  response: z.object({ user }),
});

/** Said along with what else is wrong, which usually comes first. */
function hasPassword({ value }: { value: unknown }): boolean {
  const account = z.object({ role, password: z.string() }).safeParse(value);
  return account.success && account.data.password.length <= 200;
}

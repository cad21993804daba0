import { z } from 'zod';
import { agentProfile } from '#schemas/domain/agent.ts';
import { catalogueId } from '#schemas/domain/catalogue-id.ts';
import { agentState } from '#schemas/domain/conversation.ts';
import { queueId } from '#schemas/domain/queue.ts';
import {
  agentLogin,
  agentPassword,
  login,
  MIN_PASSWORD_LENGTH,
  role,
  user,
  userLanguage,
} from '#schemas/domain/user.ts';
import { field } from '#schemas/nodes/fields.ts';
import { contract } from './contract.ts';
import { FORM_OVERHEAD_BYTES, uploadedFile } from './uploaded-file.ts';

const tag = 'agents';
const roles = ['admin'] as const;
const params = z.object({ id: z.string().min(1).max(64) });
const personName = z.string().trim().min(1).max(100);

/** Accounts that are made or changed at once: every password takes a moment to hash. */
export const MAX_AGENTS_AT_ONCE = 1000;
/** Of a CSV file with agents. */
export const MAX_AGENT_FILE_BYTES = 1024 * 1024;

export const agent = user.extend({
  profile: agentProfile,
  /** What they are doing; null while they are signed out. */
  state: agentState.pick({ state: true, reason: true, since: true }).nullable(),
  revision: z.number(),
  /** Without one nobody can sign in; those of the samples have none until an admin makes some. */
  hasPassword: z.boolean(),
});
export type Agent = z.infer<typeof agent>;

/** An account with its password in clear, which is shown this once. */
const newAccount = z.object({ id: z.string(), login: z.string(), name: z.string(), password: z.string() });
export type NewAccount = z.infer<typeof newAccount>;

/** What an admin says of an agent. */
export const agentSettings = z.strictObject({
  login: field(login, { widget: 'text' }),
  name: field(personName, { widget: 'text' }),
  /** An agent with rights of supervision becomes a supervisor (S96). */
  role: field(role, { widget: 'select' }),
  language: field(userLanguage, { widget: 'select' }),
  profile: agentProfile,
});
export type AgentSettings = z.infer<typeof agentSettings>;
const saved = z.object({
  agent,
  /** One that was made up, shown this once; null when none was needed. */
  password: z.string().nullable(),
});

interface Account {
  login: string;
  role: z.infer<typeof role>;
  password?: string | undefined;
  profile: z.infer<typeof agentProfile>;
}

function isPlainAgent({ role: given, profile }: Account): boolean {
  return given === 'agent' && profile.supervision.length === 0;
}

function hasFittingPassword(account: Account): boolean {
  return account.password === undefined || isPlainAgent(account) || account.password.length >= MIN_PASSWORD_LENGTH;
}

export const listAgents = contract({
  method: 'get',
  path: '/api/agents',
  summary: 'Everybody with an agent profile, with what they are doing',
  tag,
  roles,
  response: z.object({
    agents: z.array(agent),
    /** The first login of four digits, from 1001 on, that is free; null when there is none. */
    nextLogin: agentLogin.nullable(),
  }),
});

export const createAgent = contract({
  method: 'post',
  path: '/api/agents',
  summary: 'Create an agent or supervisor; without a password one is made up',
  tag,
  roles,
  body: agentSettings
    .extend({ password: agentPassword.optional() })
    .refine((account) => !isPlainAgent(account) || agentLogin.safeParse(account.login).success, {
      error: 'agent-login',
      path: ['login'],
    })
    .refine(hasFittingPassword, { error: 'password-length', path: ['password'] }),
  response: saved,
  status: 201,
});

/** Whoever has an account without a profile gets one: then `revision` is 0. */
export const updateAgent = contract({
  method: 'put',
  path: '/api/agents/{id}',
  summary: 'Change an agent; refused when somebody has saved since `revision`',
  tag,
  roles,
  params,
  body: agentSettings
    .extend({ active: z.boolean(), password: agentPassword.optional(), revision: z.number().int() })
    .refine(hasFittingPassword, { error: 'password-length', path: ['password'] }),
  response: saved,
});

export const deleteAgent = contract({
  method: 'delete',
  path: '/api/agents/{id}',
  summary: 'Delete an account that has never worked; others can be deactivated',
  tag,
  roles,
  params,
  status: 204,
});

const ids = z.array(params.shape.id).min(1).max(MAX_AGENTS_AT_ONCE);

/** What can be done to many agents at once. */
export const agentChange = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('activate') }),
  z.strictObject({ type: z.literal('deactivate') }),
  z.strictObject({ type: z.literal('add-queue'), queue: queueId }),
  z.strictObject({ type: z.literal('remove-queue'), queue: queueId }),
  /** Level 0 takes the skill away. */
  z.strictObject({ type: z.literal('set-skill'), skill: catalogueId, level: z.number().int().min(0).max(9) }),
  z.strictObject({ type: z.literal('add-to-group'), group: catalogueId }),
  z.strictObject({ type: z.literal('remove-from-group'), group: catalogueId }),
]);
export type AgentChange = z.infer<typeof agentChange>;

export const changeAgents = contract({
  method: 'post',
  path: '/api/agents/changes',
  summary: 'Change many agents in one step',
  tag,
  roles,
  body: z.strictObject({ ids, change: agentChange }),
  response: z.object({ changed: z.number() }),
});

export const resetAgentPasswords = contract({
  method: 'post',
  path: '/api/agents/passwords',
  summary: 'Make up new passwords; they are in the answer and nowhere else, and the accounts’ sessions end',
  tag,
  roles,
  body: z.strictObject({ ids }),
  response: z.object({ accounts: z.array(newAccount) }),
});

export const createAgents = contract({
  method: 'post',
  path: '/api/agents/batch',
  summary: 'Create many agents alike, with consecutive logins; those that are taken are passed over',
  tag,
  roles,
  body: z
    .strictObject({
      count: field(z.number().int().min(1).max(MAX_AGENTS_AT_ONCE), { widget: 'number' }),
      firstLogin: field(agentLogin, { widget: 'text' }),
      /** In the order of the logins; who has none is called after the login. */
      names: z.array(z.string().trim().max(100)).max(MAX_AGENTS_AT_ONCE).default([]),
      language: field(userLanguage, { widget: 'select' }),
      profile: agentProfile.refine(({ supervision }) => supervision.length === 0, {
        error: 'agents-only',
        path: ['supervision'],
      }),
    })
    .refine(({ count, names }) => names.slice(count).every((name) => name === ''), {
      error: 'more-names-than-agents',
      path: ['names'],
    }),
  response: z.object({ accounts: z.array(newAccount) }),
  status: 201,
});

export const agentColumn = z.enum(['login', 'name', 'language', 'password', 'queues', 'skills', 'groups']);
export type AgentColumn = z.infer<typeof agentColumn>;

const importedRow = z.object({
  /** In the file, the header being line 1. */
  line: z.number(),
  login: z.string(),
  name: z.string(),
  queues: z.array(z.string()),
  skills: z.array(z.string()),
  groups: z.array(z.string()),
  /** In the language of whoever asks. */
  issues: z.array(z.object({ column: agentColumn, value: z.string(), message: z.string() })),
});
export type ImportedRow = z.infer<typeof importedRow>;

const upload = { bodyType: 'multipart' as const, maxBytes: MAX_AGENT_FILE_BYTES + FORM_OVERHEAD_BYTES };

export const previewAgentImport = contract({
  method: 'post',
  path: '/api/agents/import/preview',
  summary: 'What a CSV file with agents would create, and what is wrong with it; nothing is saved',
  tag,
  roles,
  body: z.object({ file: uploadedFile }),
  ...upload,
  response: z.object({
    /** Headers that were understood, and others. */
    columns: z.array(agentColumn),
    ignored: z.array(z.string()),
    rows: z.array(importedRow),
  }),
});

export const importAgents = contract({
  method: 'post',
  path: '/api/agents/import',
  summary: 'Create the agents of a CSV file, all of them or none',
  tag,
  roles,
  body: z.object({ file: uploadedFile }),
  ...upload,
  response: z.object({ accounts: z.array(newAccount) }),
  status: 201,
});

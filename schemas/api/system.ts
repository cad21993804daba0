import { z } from 'zod';
import { contract } from './contract.ts';

export const systemState = z.object({
  version: z.string(),
  database: z.enum(['pglite', 'postgres']),
  telephony: z.object({ driver: z.enum(['simulated', 'asterisk']), connected: z.boolean() }),
  speech: z.object({ available: z.boolean(), languages: z.array(z.string()) }),
  liveContacts: z.number(),
});
export type SystemState = z.infer<typeof systemState>;

export const readSystem = contract({
  method: 'get',
  path: '/api/system',
  summary: 'What this installation has and how it is doing',
  tag: 'system',
  roles: 'signed-in',
  response: systemState,
});

export const health = contract({
  method: 'get',
  path: '/health',
  summary: '200 once the database is migrated and contacts can be served',
  tag: 'system',
  roles: 'public',
  response: z.object({ status: z.literal('ok') }),
});

export const auditEntry = z.object({
  id: z.number(),
  at: z.string(),
  user: z.string(),
  action: z.string(),
  entity: z.string(),
  entityId: z.string(),
  details: z.record(z.string(), z.unknown()),
});

export const listAudit = contract({
  method: 'get',
  path: '/api/audit',
  summary: 'Who changed what, newest first',
  tag: 'system',
  roles: ['admin'],
  query: z.object({
    before: z.coerce.number().int().optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  response: z.object({ entries: z.array(auditEntry) }),
});

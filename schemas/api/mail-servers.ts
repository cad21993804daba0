import { z } from 'zod';
import { catalogueId, catalogueName } from '#schemas/domain/catalogue-id.ts';
import { mailFailure, mailServer, mailSettings } from '#schemas/domain/messaging.ts';
import { contract } from './contract.ts';

const tag = 'mail servers';
const admins = ['admin'] as const;
const params = z.object({ id: catalogueId });
const body = z.strictObject({
  name: catalogueName,
  ...mailSettings.shape,
  /** Left out, the stored one stays; empty, there is none. */
  password: z.string().max(1000).optional(),
  isDefault: z.boolean(),
});

export const listMailServers = contract({
  method: 'get',
  path: '/api/mail-servers',
  summary: 'Mail servers without their passwords, and the campaigns that name them',
  tag,
  roles: admins,
  response: z.object({ mailServers: z.array(mailServer) }),
});

export const createMailServer = contract({
  method: 'post',
  path: '/api/mail-servers',
  summary: 'Add a mail server; its password is stored encrypted, and the first one is the default one',
  tag,
  roles: admins,
  body,
  response: z.object({ mailServer }),
  status: 201,
});

export const updateMailServer = contract({
  method: 'put',
  path: '/api/mail-servers/{id}',
  summary: 'Change a mail server; refused when somebody has saved since `revision`',
  tag,
  roles: admins,
  params,
  body: body.extend({ revision: z.number().int() }),
  response: z.object({ mailServer }),
});

export const deleteMailServer = contract({
  method: 'delete',
  path: '/api/mail-servers/{id}',
  summary: 'Delete a mail server that no campaign names; the default one goes last',
  tag,
  roles: admins,
  params,
  status: 204,
});

export const testMailServer = contract({
  method: 'post',
  path: '/api/mail-servers/test',
  summary: 'Send an e-mail with settings that need not be stored yet, and say what went wrong',
  tag,
  roles: admins,
  body: mailSettings.extend({
    password: body.shape.password,
    to: z.email().max(254),
    /** Whose stored password is used when none is given. */
    id: catalogueId.optional(),
  }),
  response: z.discriminatedUnion('sent', [
    z.object({ sent: z.literal(true) }),
    z.object({ sent: z.literal(false), reason: mailFailure, detail: z.string() }),
  ]),
});

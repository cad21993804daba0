import { z } from 'zod';
import { catalogueId } from '#schemas/domain/catalogue-id.ts';
import { emailTemplate, emailTemplateSettings } from '#schemas/domain/email-template.ts';
import { mailFailure } from '#schemas/domain/messaging.ts';
import { contract } from './contract.ts';

const tag = 'e-mail templates';
const editors = ['admin', 'designer'] as const;
const readers = ['admin', 'designer', 'supervisor'] as const;
const params = z.object({ id: catalogueId });
const answer = z.object({ emailTemplate });

export const listEmailTemplates = contract({
  method: 'get',
  path: '/api/email-templates',
  summary: 'E-mails that agents send, with the campaigns that offer them',
  tag,
  roles: readers,
  response: z.object({ emailTemplates: z.array(emailTemplate) }),
});

export const readEmailTemplate = contract({
  method: 'get',
  path: '/api/email-templates/{id}',
  summary: 'One e-mail template',
  tag,
  roles: readers,
  params,
  response: answer,
});

export const createEmailTemplate = contract({
  method: 'post',
  path: '/api/email-templates',
  summary: 'Add an e-mail template in HTML; scripts, forms and frames are refused, and the id is made from the name',
  tag,
  roles: editors,
  body: emailTemplateSettings,
  response: answer,
  status: 201,
});

export const updateEmailTemplate = contract({
  method: 'put',
  path: '/api/email-templates/{id}',
  summary: 'Change an e-mail template; refused when somebody has saved since `revision`',
  tag,
  roles: editors,
  params,
  body: emailTemplateSettings.extend({ revision: z.number().int() }),
  response: answer,
});

export const deleteEmailTemplate = contract({
  method: 'delete',
  path: '/api/email-templates/{id}',
  summary: 'Delete an e-mail template that no campaign offers',
  tag,
  roles: editors,
  params,
  status: 204,
});

export const testEmailTemplate = contract({
  method: 'post',
  path: '/api/email-templates/test',
  summary: 'Send a template that need not be stored yet to oneself, filled in with an example',
  tag,
  roles: editors,
  body: emailTemplateSettings.omit({ name: true }).extend({
    to: z.email().max(254),
    /** The default one when it is left out. */
    mailServer: catalogueId.optional(),
  }),
  response: z.discriminatedUnion('sent', [
    z.object({ sent: z.literal(true) }),
    z.object({ sent: z.literal(false), reason: mailFailure, detail: z.string() }),
  ]),
});

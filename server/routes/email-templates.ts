import { createEmailTemplate } from '../services/email-templates/create-email-template.ts';
import { deleteEmailTemplate } from '../services/email-templates/delete-email-template.ts';
import { listEmailTemplates } from '../services/email-templates/list-email-templates.ts';
import { readEmailTemplate } from '../services/email-templates/read-email-template.ts';
import { testEmailTemplate } from '../services/email-templates/test-email-template.ts';
import { updateEmailTemplate } from '../services/email-templates/update-email-template.ts';

export const emailTemplateRoutes = [
  listEmailTemplates,
  readEmailTemplate,
  createEmailTemplate,
  testEmailTemplate,
  updateEmailTemplate,
  deleteEmailTemplate,
];

import { listEmailTemplates as contract } from '#schemas/api/email-templates.ts';
import { verb } from '../verb.ts';
import { selectEmailTemplates } from './select-email-templates.ts';

export const listEmailTemplates = verb(contract, async ({ context: { db } }) => ({
  emailTemplates: await selectEmailTemplates(db),
}));

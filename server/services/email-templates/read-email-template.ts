import { readEmailTemplate as contract } from '#schemas/api/email-templates.ts';
import { verb } from '../verb.ts';
import { findEmailTemplate } from './select-email-templates.ts';

export const readEmailTemplate = verb(contract, async ({ context: { db }, params: { id } }) => ({
  emailTemplate: await findEmailTemplate(db, id),
}));

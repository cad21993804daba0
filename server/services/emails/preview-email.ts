import { previewEmail as contract } from '#schemas/api/emails.ts';
import { settingsOfCampaign } from '../conversations/campaign-of.ts';
import { findOwnConversation } from '../conversations/find-conversation.ts';
import { readMergeScope } from '../conversations/merge-scope.ts';
import { verb } from '../verb.ts';
import { mergeEmail } from './merge-email.ts';

export const previewEmail = verb(contract, async ({ context: { db, timeZone }, actor, params: { id }, body }) => {
  const found = await findOwnConversation(db, actor, id);
  const { customers } = await settingsOfCampaign(db, found.row.campaign);
  const { scope, address } = await readMergeScope(db, found, { actor, message: body.message, timeZone });
  const merged = await mergeEmail(db, { template: body.template, allowed: customers.emailTemplates, scope });
  return { ...merged, to: address };
});

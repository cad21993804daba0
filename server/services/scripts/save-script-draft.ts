import { saveScriptDraft as contract } from '#schemas/api/scripts.ts';
import { findOwnConversation } from '../conversations/find-conversation.ts';
import { verb } from '../verb.ts';

export const saveScriptDraft = verb(contract, async ({ context: { db, scripts }, actor, params: { id }, body }) => {
  await findOwnConversation(db, actor, id);
  await scripts.saveDraft(id, body);
  return undefined;
});

import { addCustomerRecord } from '../services/conversations/add-customer-record.ts';
import { giveDisposition } from '../services/conversations/give-disposition.ts';
import { readConversation } from '../services/conversations/read-conversation.ts';
import { saveRecord } from '../services/conversations/save-record.ts';
import { previewEmail } from '../services/emails/preview-email.ts';
import { sendConversationEmail } from '../services/emails/send-conversation-email.ts';
import { advanceScript } from '../services/scripts/advance-script.ts';
import { openScript } from '../services/scripts/open-script.ts';
import { readScriptProgress } from '../services/scripts/read-script-progress.ts';
import { saveScriptDraft } from '../services/scripts/save-script-draft.ts';

export const conversationRoutes = [
  readConversation,
  saveRecord,
  addCustomerRecord,
  giveDisposition,
  openScript,
  advanceScript,
  readScriptProgress,
  saveScriptDraft,
  previewEmail,
  sendConversationEmail,
];

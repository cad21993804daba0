import { useUnsaved } from '../conversation/unsaved-work.tsx';
import { useKept } from '../desk/use-kept.ts';
import { type EmailDraft, emptyDraft } from './email-draft.ts';

/** Sending is the agent's own decision: one that is typed and not sent only asks before it is lost, also where it is hidden. */
export function useEmailDraft(conversationId: string) {
  const [draft, setDraft] = useKept<EmailDraft>(conversationId, 'email', emptyDraft());
  useUnsaved('email', { begun: draft.message.trim() !== '', save: async () => false });
  return [draft, setDraft] as const;
}

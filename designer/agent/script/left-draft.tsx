import { useState } from 'react';
import { call } from '#designer/api/call.ts';
import { saveScriptDraft } from '#schemas/api/scripts.ts';
import type { ScriptDraft } from '#schemas/domain/script-run.ts';
import { useUnsaved } from '../conversation/unsaved-work.tsx';
import { readKept } from '../desk/kept-text.ts';
import { useCommand } from '../desk/use-desk.tsx';

/** What was typed into a page of a script without the server, in a conversation that has ended meanwhile. */
export function LeftDraft({ conversationId }: { conversationId: string }) {
  const { run, error } = useCommand(`script draft ${conversationId}`);
  const [draft, setDraft] = useState(() => readKept<ScriptDraft>(conversationId, 'script'));
  const save = async () => {
    if (!draft) return true;
    const params = { id: conversationId };
    const saved = await run(() => call(saveScriptDraft, { params, body: draft }).then(() => undefined));
    if (saved) setDraft(undefined);
    return saved;
  };
  useUnsaved('script', { begun: draft !== undefined, save });
  return <p role="alert">{error}</p>;
}

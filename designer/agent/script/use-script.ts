import { useEffect, useState, useSyncExternalStore } from 'react';
import { call, callWhileLeaving } from '#designer/api/call.ts';
import { advanceScript, openScript, readScriptProgress, saveScriptDraft } from '#schemas/api/scripts.ts';
import type { ScriptDraft } from '#schemas/domain/script-run.ts';
import { keep, readKept } from '../desk/kept-text.ts';
import { useDeskLink, useDeskStore } from '../desk/use-desk.tsx';
import { type ScriptServer, ScriptStore, type ScriptView } from './script-store.ts';

/** The script of a conversation, opened once and kept where the server's stands. */
export function useScript(conversationId: string): { script: ScriptStore; view: ScriptView } {
  const desk = useDeskStore();
  const link = useDeskLink();
  const [script] = useState(() => createScript(conversationId));
  const view = useSyncExternalStore(
    (changed) => script.subscribe(changed),
    () => script.view,
  );
  useEffect(() => {
    void script.open();
    const unlisten = desk.onScript((id, progress) => id === conversationId && script.receive(progress));
    const flush = () => script.flush(true);
    window.addEventListener('pagehide', flush);
    return () => {
      unlisten();
      window.removeEventListener('pagehide', flush);
      script.stop();
    };
  }, [script, desk, conversationId]);
  useEffect(() => {
    if (link === 'open') void script.catchUp();
  }, [script, link]);
  return { script, view };
}

function createScript(id: string): ScriptStore {
  return new ScriptStore({
    server: serverOf(id),
    copy: { read: () => readKept<ScriptDraft>(id, 'script'), write: (draft) => keep(id, 'script', draft) },
  });
}

function serverOf(id: string): ScriptServer {
  const params = { id };
  return {
    open: async () => (await call(openScript, { params })).run,
    advance: (body) => call(advanceScript, { params, body }),
    progress: async (seq) => (await call(readScriptProgress, { params, query: { seq } })).progress,
    async saveDraft(body, leaving) {
      if (leaving) callWhileLeaving(saveScriptDraft, { params, body });
      else await call(saveScriptDraft, { params, body });
    },
  };
}

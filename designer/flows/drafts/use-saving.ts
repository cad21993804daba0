import { useEffect, useEffectEvent } from 'react';
import { call } from '#designer/api/call.ts';
import { readFlow } from '#schemas/api/flows.ts';
import type { OpenEditor } from '../editor/open-editor.ts';
import { useStore } from '../editor/store.ts';
import type { SaveState } from './draft-saver.ts';

/** Keeps the server in step with the editor while it is open, and says so when the page is left too early. */
export function useSaving({ editor, saver }: OpenEditor): SaveState {
  useEffect(() => {
    if (editor.readOnly) return;
    const follow = () => saver.change(editor.store.get().document);
    follow();
    const unsubscribe = editor.store.subscribe(follow);
    const warn = (event: BeforeUnloadEvent) => {
      // Whatever is unsaved lies in this browser; only a conflict or a refusal needs the person.
      const { status } = saver.state.get();
      if (saver.dirty && (status === 'failed' || status === 'conflict')) event.preventDefault();
    };
    const saveNow = () => {
      if (document.visibilityState !== 'hidden') return;
      saver.shelveNow();
      void saver.flush();
    };
    const goOnline = () => void saver.flush();
    window.addEventListener('beforeunload', warn);
    window.addEventListener('online', goOnline);
    document.addEventListener('visibilitychange', saveNow);
    return () => {
      unsubscribe();
      void saver.flush();
      window.removeEventListener('beforeunload', warn);
      window.removeEventListener('online', goOnline);
      document.removeEventListener('visibilitychange', saveNow);
    };
  }, [editor, saver]);
  return useStore(saver.state, (state) => state);
}

/** The draft was changed elsewhere: what was not touched here is brought up to date, what was is a conflict. */
export async function catchUp({ editor, saver }: OpenEditor): Promise<void> {
  const { summary, document } = await call(readFlow, { params: { id: editor.flowId } });
  if (summary.revision <= saver.revision) return;
  if (saver.dirty) {
    const { revision, updatedAt, updatedBy } = summary;
    saver.conflict(editor.store.get().document, { revision, document, updatedAt, updatedBy });
  } else {
    saver.adopt(summary.revision, document);
    editor.store.replace(document);
  }
}

export interface TabNotice {
  type: 'open' | 'here' | 'saved';
  revision: number;
}

/** The channel on which the tabs of this browser that show one flow talk to each other. */
export function flowChannel(flowId: string): BroadcastChannel {
  return new BroadcastChannel(`switchyard.flow.${flowId}`);
}

/** Hears of saves in other tabs at once. @param onOther Called when another tab has this flow open, too. */
export function useOtherTabs(open: OpenEditor, onOther: () => void): void {
  const tellOther = useEffectEvent(onOther);
  useEffect(() => {
    const channel = flowChannel(open.editor.flowId);
    const say = (type: TabNotice['type']) =>
      channel.postMessage({ type, revision: open.saver.revision } satisfies TabNotice);
    channel.onmessage = ({ data }: MessageEvent<TabNotice>) => {
      if (data.type === 'open') say('here');
      if (data.type !== 'saved') tellOther();
      else if (data.revision > open.saver.revision) void catchUp(open).catch(() => undefined);
    };
    const onFocus = () => void catchUp(open).catch(() => undefined);
    say('open');
    window.addEventListener('focus', onFocus);
    return () => {
      window.removeEventListener('focus', onFocus);
      channel.close();
    };
  }, [open]);
}

import { useCall } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useConfirm } from '#designer/ui/confirm.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { readAliases, setLiveVersion } from '#schemas/api/aliases.ts';
import { listDids } from '#schemas/api/dids.ts';
import { listFlows } from '#schemas/api/flows.ts';
import { useEditor } from '../editor/editor.ts';

/** Asks whether a version is to be live instead of the one that is, and makes it so. */
export function useGoLive(live: number | null): (version: number) => void {
  const { flowId } = useEditor();
  const { aliases: texts } = useMessages().flows.compare;
  const confirm = useConfirm();
  const toasts = useToasts();
  const setLive = useCall(setLiveVersion, { refreshes: [readAliases, listFlows, listDids] });
  return (version) =>
    confirm({
      title: texts.rollBackTitle(version),
      text: live === null ? texts.liveHelp : texts.rollBackText(live),
      action: texts.rollBack,
      run: async () => {
        await setLive.mutateAsync({ params: { id: flowId }, body: { version } });
        toasts.done(texts.nowLive(version));
      },
    });
}

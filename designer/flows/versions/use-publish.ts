import { useState } from 'react';
import { useCall } from '#designer/api/query.ts';
import { readAliases } from '#schemas/api/aliases.ts';
import { listFlows, listVersions, publishFlow } from '#schemas/api/flows.ts';
import type { DraftSaver } from '../drafts/draft-saver.ts';
import { useEditor } from '../editor/editor.ts';

/** Publishes the draft as it stands, saved first; asking again while it is under way does nothing. */
export function usePublish(saver: DraftSaver) {
  const { flowId } = useEditor();
  const publish = useCall(publishFlow, { refreshes: [listVersions, listFlows, readAliases] });
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  return {
    pending,
    error,
    reset: () => setError(undefined),
    /** @returns The number of the version, or undefined when it was not published. */
    async run(message: string, startsAt?: string): Promise<number | undefined> {
      if (pending) return undefined;
      setPending(true);
      setError(undefined);
      try {
        await saver.flush();
        const { version } = await publish.mutateAsync({
          params: { id: flowId },
          body: { revision: saver.revision, message, startsAt },
        });
        return version.version;
      } catch (refused) {
        setError(refused);
        return undefined;
      } finally {
        setPending(false);
      }
    },
  };
}

import { useQuery } from '@tanstack/react-query';
import { reading } from '#designer/api/query.ts';
import { readVersion } from '#schemas/api/flows.ts';
import type { Flow } from '#schemas/flow/flow.ts';
import { useEditor, useFlow } from '../editor/editor.ts';
import type { Side } from './side.ts';

interface LoadedSide {
  document: Flow | undefined;
  error: Error | null;
  retry: () => void;
}

/** The document of a version, or the draft as it stands in the editor, saved or not. */
export function useSide(side: Side): LoadedSide {
  const { flowId } = useEditor();
  const draft = useFlow((flow) => flow);
  const version = useQuery({
    ...reading(readVersion, { params: { id: flowId, version: side === 'draft' ? 1 : side } }),
    enabled: side !== 'draft',
    // A version never changes.
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (side === 'draft') return { document: draft, error: null, retry: () => {} };
  return { document: version.data?.document, error: version.error, retry: () => void version.refetch() };
}

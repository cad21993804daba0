import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, use, useMemo } from 'react';
import { keyOf, reading } from '#designer/api/query.ts';
import { useAfterReconnect, useLive } from '#designer/api/use-live.ts';
import { type CommentThread, listComments } from '#schemas/api/comments.ts';
import { useEditor } from '../editor/editor.ts';

/** Open threads by node, for the cards on the canvas: all of them share one reading. */
export const ThreadCountsContext = createContext<ReadonlyMap<string, number>>(new Map());

export function useThreadCount(node: string): number {
  return use(ThreadCountsContext).get(node) ?? 0;
}

export function useThreads() {
  const { flowId } = useEditor();
  return useQuery(reading(listComments, { params: { id: flowId } }));
}

/** Reads comments again whenever somebody says something, here or elsewhere. @returns Open threads by node. */
export function useLiveComments(): ReadonlyMap<string, number> {
  const { flowId } = useEditor();
  const client = useQueryClient();
  const refresh = () => void client.invalidateQueries({ queryKey: keyOf(listComments) });
  useLive((message) => {
    if (message.type === 'comments' && message.flowId === flowId) refresh();
  });
  useAfterReconnect(refresh);
  const threads = useThreads().data?.threads;
  return useMemo(() => countOpen(threads ?? []), [threads]);
}

function countOpen(threads: readonly CommentThread[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { node, resolved } of threads) {
    if (node !== null && resolved === null) counts.set(node, (counts.get(node) ?? 0) + 1);
  }
  return counts;
}

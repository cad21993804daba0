import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ReactFlowProvider } from '@xyflow/react';
import { ApiError } from '#designer/api/api-error.ts';
import { reading } from '#designer/api/query.ts';
import { useMay } from '#designer/api/use-session.ts';
import { usePageTitle } from '#designer/app/use-page-title.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { EmptyState } from '#designer/ui/empty-state.tsx';
import { LoadError } from '#designer/ui/load-error.tsx';
import { readFlow, saveDraft } from '#schemas/api/flows.ts';
import { FlowEditor } from './flow-editor.tsx';
import classes from './flow-editor-page.module.css';

/** The editor of one flow. */
export function FlowEditorPage({ flowId }: { flowId: string }) {
  const { editor: texts } = useMessages().flows;
  const may = useMay();
  const draft = useQuery({
    ...reading(readFlow, { params: { id: flowId } }),
    // The editor is the one who knows what the draft says from here on.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  usePageTitle(draft.data?.document.name ?? flowId);
  if (draft.data) {
    return (
      <ReactFlowProvider>
        <FlowEditor draft={draft.data} readOnly={!may(saveDraft) || draft.data.summary.campaignId !== null} />
      </ReactFlowProvider>
    );
  }
  if (draft.error instanceof ApiError && draft.error.status === 404) {
    return <EmptyState title={texts.notFound} text={texts.notFoundHelp} />;
  }
  if (draft.error) return <LoadError error={draft.error} onRetry={() => void draft.refetch()} />;
  return (
    <div className={classes.loading}>
      <Loader />
    </div>
  );
}

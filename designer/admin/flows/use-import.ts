import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiError } from '#designer/api/api-error.ts';
import { useCall } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { type FlowDraft, importFlow, listFlows } from '#schemas/api/flows.ts';
import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { hasErrors } from '#schemas/diagnostics/diagnostic.ts';

/** What came of an import that was refused, or accepted with errors to correct. */
export type ImportOutcome =
  | { result: 'refused'; file: string; error: ApiError | null }
  | { result: 'accepted'; draft: FlowDraft; errors: Diagnostic[] };

/** Imports a file; a flow without errors opens at once, everything else is reported first. */
export function useImport() {
  const { flowList } = useMessages();
  const toasts = useToasts();
  const navigate = useNavigate();
  const send = useCall(importFlow, { refreshes: [listFlows] });
  const [report, setReport] = useState<ImportOutcome | null>(null);

  const importFile = async (file: File) => {
    if (send.isPending) return;
    const document = parse(await file.text());
    if (document === undefined) return setReport({ result: 'refused', file: file.name, error: null });
    try {
      const draft = await send.mutateAsync({ body: { document } });
      if (hasErrors(draft.diagnostics)) {
        const errors = draft.diagnostics.filter((found) => found.severity === 'error');
        return setReport({ result: 'accepted', draft, errors });
      }
      toasts.done(flowList.imported(draft.summary.name));
      await navigate({ to: '/flows/$flowId', params: { flowId: draft.summary.id } });
    } catch (error) {
      if (error instanceof ApiError) setReport({ result: 'refused', file: file.name, error });
      else throw error;
    }
  };
  return { importFile, report, closeReport: () => setReport(null) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiError } from '#designer/api/api-error.ts';
import { useCall } from '#designer/api/query.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { useToasts } from '#designer/ui/toasts.tsx';
import { type ConvertedFlow, convertFlow, type FlowDraft, importFlow, listFlows } from '#schemas/api/flows.ts';
import type { Diagnostic } from '#schemas/diagnostics/diagnostic.ts';
import { hasErrors } from '#schemas/diagnostics/diagnostic.ts';

/** What came of an import that was refused, or accepted with errors to correct. */
export type ImportOutcome =
  | { result: 'refused'; file: string; error: ApiError | null }
  | { result: 'accepted'; draft: FlowDraft; errors: Diagnostic[] };

/** A flow of another product, translated but not created yet. */
export interface Conversion {
  file: string;
  converted: ConvertedFlow;
}

/** Imports a file; a flow without errors opens at once, everything else is reported first. */
export function useImport() {
  const { flowList } = useMessages();
  const toasts = useToasts();
  const navigate = useNavigate();
  const send = useCall(importFlow, { refreshes: [listFlows] });
  const convert = useCall(convertFlow);
  const [report, setReport] = useState<ImportOutcome | null>(null);
  const [conversion, setConversion] = useState<Conversion | null>(null);

  const importFile = async (file: File) => {
    if (send.isPending || convert.isPending) return;
    const content = await file.text();
    const name = file.name.replace(/\.[^.]*$/, '').trim() || file.name;
    try {
      const { converted } = await convert.mutateAsync({ body: { content, name } });
      if (converted) return setConversion({ file: file.name, converted });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return setReport({ result: 'refused', file: file.name, error });
    }
    const document = parse(content);
    if (document === undefined) return setReport({ result: 'refused', file: file.name, error: null });
    await create(document, file.name);
  };

  const create = async (document: unknown, fileName: string) => {
    try {
      const draft = await send.mutateAsync({ body: { document } });
      if (hasErrors(draft.diagnostics)) {
        const errors = draft.diagnostics.filter((found) => found.severity === 'error');
        setReport({ result: 'accepted', draft, errors });
        return;
      }
      toasts.done(flowList.imported(draft.summary.name));
      await navigate({ to: '/flows/$flowId', params: { flowId: draft.summary.id } });
    } catch (error) {
      if (error instanceof ApiError) setReport({ result: 'refused', file: fileName, error });
      else throw error;
    }
  };
  /** Creates what was converted; what is left to do is on its canvas, so it opens whatever is still wrong with it. */
  const createConverted = async () => {
    if (!conversion || send.isPending) return;
    try {
      const draft = await send.mutateAsync({ body: { document: conversion.converted.document } });
      toasts.done(flowList.imported(draft.summary.name));
      await navigate({ to: '/flows/$flowId', params: { flowId: draft.summary.id } });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setReport({ result: 'refused', file: conversion.file, error });
    }
    setConversion(null);
  };
  return {
    importFile,
    report,
    closeReport: () => setReport(null),
    conversion,
    creating: send.isPending,
    createConverted,
    closeConversion: () => setConversion(null),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { ApiError } from '#designer/api/api-error.ts';
import type { CallResult } from '#designer/api/call.ts';
import { keyOf } from '#designer/api/query.ts';
import { upload } from '#designer/api/upload.ts';
import { useMessages } from '#designer/i18n/i18n.tsx';
import { describeError } from '#designer/ui/describe-error.ts';
import { importAgents, listAgents, type NewAccount, previewAgentImport } from '#schemas/api/agents.ts';
import { listQueues } from '#schemas/api/queues.ts';
import { listUsers } from '#schemas/api/session.ts';

type Preview = CallResult<typeof previewAgentImport>;

/** The steps of an import: a file, what it says, the accounts it made. */
export function useAgentImport() {
  const messages = useMessages();
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [accounts, setAccounts] = useState<readonly NewAccount[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const perform = useCallback(
    async (work: () => Promise<void>) => {
      setBusy(true);
      setFailure(null);
      try {
        await work();
      } catch (error) {
        const [issue] = error instanceof ApiError ? error.issues : [];
        setFailure(issue && issue.path.length === 1 ? issue.message : describeError(error, messages));
      } finally {
        setBusy(false);
      }
    },
    [messages],
  );

  const choose = useCallback(
    (chosen: File) =>
      perform(async () => {
        setPreview(null);
        setFile(chosen);
        setPreview(await upload(previewAgentImport, { fields: { file: chosen }, onProgress: () => {} }));
      }),
    [perform],
  );
  const submit = () =>
    perform(async () => {
      if (!file) return;
      const answer = await upload(importAgents, { fields: { file }, onProgress: () => {} });
      setAccounts(answer.accounts);
      for (const read of [listAgents, listUsers, listQueues]) void client.invalidateQueries({ queryKey: keyOf(read) });
    });

  return {
    preview,
    accounts,
    failure,
    busy,
    /** Lines with mistakes. */
    wrong: preview?.rows.filter(({ issues }) => issues.length > 0).length ?? 0,
    choose,
    submit,
  };
}

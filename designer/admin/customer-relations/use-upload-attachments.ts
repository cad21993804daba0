import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keyOf } from '#designer/api/query.ts';
import { upload } from '#designer/api/upload.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { describeError } from '#designer/ui/describe-error.ts';
import { listAttachmentGroups, uploadAttachment } from '#schemas/api/attachments.ts';
import { ATTACHMENT_TYPES, MAX_ATTACHMENT_BYTES } from '#schemas/domain/attachment.ts';

interface Failure {
  name: string;
  /** In words. */
  reason: string;
}

/** Uploads files into a group one after the other; those that were refused stay named until that is read. */
export function useUploadAttachments(group: string) {
  const messages = useMessages();
  const { attachments: texts } = messages.relations;
  const formats = useFormats();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failures, setFailures] = useState<readonly Failure[]>([]);
  const refusal = (file: File): string | undefined => {
    const ending = /\.([a-z]+)$/i.exec(file.name)?.[1]?.toLowerCase() ?? '';
    if (!Object.hasOwn(ATTACHMENT_TYPES, ending)) return texts.wrongType(Object.keys(ATTACHMENT_TYPES).join(', '));
    return file.size > MAX_ATTACHMENT_BYTES ? texts.tooLarge(formats.bytes(MAX_ATTACHMENT_BYTES)) : undefined;
  };
  const send = async (file: File): Promise<string | undefined> => {
    const refused = refusal(file);
    if (refused) return refused;
    try {
      await upload(uploadAttachment, { params: { id: group }, fields: { file }, onProgress: () => undefined });
      return undefined;
    } catch (error) {
      return describeError(error, messages);
    }
  };
  return {
    busy,
    failures,
    dismiss: (name: string) => setFailures((before) => before.filter((failure) => failure.name !== name)),
    add: async (files: readonly File[]) => {
      setBusy(true);
      for (const file of files) {
        const reason = await send(file);
        setFailures((before) => [
          ...before.filter(({ name }) => name !== file.name),
          ...(reason === undefined ? [] : [{ name: file.name, reason }]),
        ]);
        await client.invalidateQueries({ queryKey: keyOf(listAttachmentGroups) });
      }
      setBusy(false);
    },
  };
}

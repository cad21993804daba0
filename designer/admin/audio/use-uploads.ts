import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { keyOf } from '#designer/api/query.ts';
import { upload } from '#designer/api/upload.ts';
import { useFormats, useMessages } from '#designer/i18n/i18n.tsx';
import { describeError } from '#designer/ui/describe-error.ts';
import { useToasts } from '#designer/ui/toasts.tsx';
import { listAudio, uploadAudio } from '#schemas/api/audio.ts';
import { MAX_AUDIO_BYTES } from '#schemas/domain/audio.ts';

export interface PendingUpload {
  key: number;
  fileName: string;
  /** From 0 to 1; at 1 the server is converting. */
  progress: number;
  /** Why it failed, in words. */
  failure: string | null;
}

/** Uploads files one after the other, after checking what can be checked here. */
export function useUploads() {
  const messages = useMessages();
  const formats = useFormats();
  const toasts = useToasts();
  const queryClient = useQueryClient();
  const [list, setList] = useState<readonly PendingUpload[]>([]);
  const nextKey = useRef(0);
  const queue = useRef<Promise<void>>(Promise.resolve());

  const change = (key: number, part: Partial<PendingUpload>) =>
    setList((before) => before.map((entry) => (entry.key === key ? { ...entry, ...part } : entry)));
  const dismiss = (key: number) => setList((before) => before.filter((entry) => entry.key !== key));

  const refusal = (file: File): string | null => {
    if (!/\.(wav|mp3)$/i.test(file.name)) return messages.audio.wrongType;
    return file.size > MAX_AUDIO_BYTES ? messages.audio.tooLarge(formats.bytes(file.size)) : null;
  };

  const send = async (key: number, file: File) => {
    try {
      const name = file.name.replace(/\.\w+$/, '').slice(0, 100);
      const { audio } = await upload(uploadAudio, {
        fields: { name, file },
        onProgress: (progress) => change(key, { progress }),
      });
      dismiss(key);
      toasts.done(messages.audio.uploaded(audio.name));
      await queryClient.invalidateQueries({ queryKey: keyOf(listAudio) });
    } catch (error) {
      change(key, { failure: describeError(error, messages) });
    }
  };

  const add = (files: readonly File[]) => {
    for (const file of files) {
      const key = nextKey.current++;
      const failure = refusal(file);
      setList((before) => [...before, { key, fileName: file.name, progress: 0, failure }]);
      if (failure === null) queue.current = queue.current.then(() => send(key, file));
    }
  };
  return { list, add, dismiss };
}

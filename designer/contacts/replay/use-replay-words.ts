import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { reading } from '#designer/api/query.ts';
import { useFormats, useLanguage, useMessages } from '#designer/i18n/i18n.tsx';
import { listAudio } from '#schemas/api/audio.ts';

/** Everything needed to tell what happened in words; audio files by their name in the library. */
export function useReplayWords() {
  const { contacts, effects } = useMessages();
  const { language } = useLanguage();
  const formats = useFormats();
  const library = useQuery(reading(listAudio)).data?.audio;
  return useMemo(
    () => ({
      contacts,
      effects,
      formats,
      language,
      audioName: (id: string) => library?.find((audio) => audio.id === id)?.name ?? id,
    }),
    [contacts, effects, formats, language, library],
  );
}

export type ReplayWords = ReturnType<typeof useReplayWords>;

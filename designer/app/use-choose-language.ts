import { useQueryClient } from '@tanstack/react-query';
import { call } from '#designer/api/call.ts';
import { sessionReading } from '#designer/api/use-session.ts';
import { useLanguage } from '#designer/i18n/i18n.tsx';
import { type UiLanguage, uiLanguages } from '#designer/i18n/language.ts';
import { useToasts } from '#designer/ui/toasts.tsx';
import { updateProfile } from '#schemas/api/session.ts';

/** The language in use, and how to change it here and in the profile. */
export function useChooseLanguage(): { language: UiLanguage; chooseLanguage: (value: string) => void } {
  const { language, setLanguage } = useLanguage();
  const queryClient = useQueryClient();
  const toasts = useToasts();
  const chooseLanguage = (value: string) => {
    const chosen = uiLanguages.find((known) => known === value);
    if (!chosen || chosen === language) return;
    void setLanguage(chosen);
    call(updateProfile, { body: { language: chosen } })
      .then((session) => queryClient.setQueryData(sessionReading.queryKey, session))
      .catch((error: unknown) => toasts.failed(error));
  };
  return { language, chooseLanguage };
}

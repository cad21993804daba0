import { useEffect, useEffectEvent } from 'react';
import { useSession } from '#designer/api/use-session.ts';
import { useLanguage } from '#designer/i18n/i18n.tsx';

/** Follows the language of the profile, so that it is the same in every browser of that person. */
export function useProfileLanguage(): void {
  const chosen = useSession()?.language;
  const { language, setLanguage } = useLanguage();
  const follow = useEffectEvent((wanted: 'en' | 'fr') => {
    if (wanted !== language) void setLanguage(wanted);
  });
  useEffect(() => {
    if (chosen) follow(chosen);
  }, [chosen]);
}

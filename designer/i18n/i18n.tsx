import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import type { Messages } from './en.ts';
import { createFormats, type Formats } from './formats.ts';
import { loadMessages, rememberLanguage, type UiLanguage } from './language.ts';

interface I18n {
  language: UiLanguage;
  messages: Messages;
  formats: Formats;
  setLanguage: (language: UiLanguage) => Promise<void>;
}

const I18nContext = createContext<I18n | null>(null);

interface I18nProviderProps {
  initial: { language: UiLanguage; messages: Messages };
  children: ReactNode;
}

export function I18nProvider({ initial, children }: I18nProviderProps) {
  const [current, setCurrent] = useState(initial);
  const setLanguage = useCallback(async (language: UiLanguage) => {
    const messages = await loadMessages(language);
    rememberLanguage(language);
    setCurrent({ language, messages });
  }, []);
  useEffect(() => {
    document.documentElement.lang = current.language;
  }, [current.language]);
  const value = useMemo(
    () => ({ ...current, formats: createFormats(current.language), setLanguage }),
    [current, setLanguage],
  );
  return <I18nContext value={value}>{children}</I18nContext>;
}

function useI18n(): I18n {
  const i18n = use(I18nContext);
  if (!i18n) throw new Error('useMessages needs an I18nProvider above it');
  return i18n;
}

/** Every text of the user interface, in the language in use. */
export function useMessages(): Messages {
  return useI18n().messages;
}

/** Dates, numbers and durations as the language in use writes them. */
export function useFormats(): Formats {
  return useI18n().formats;
}

export function useLanguage(): Pick<I18n, 'language' | 'setLanguage'> {
  const { language, setLanguage } = useI18n();
  return { language, setLanguage };
}

import type { Messages } from './en.ts';

/** Languages of the user interface. */
export const uiLanguages = ['en', 'fr'] as const;
export type UiLanguage = (typeof uiLanguages)[number];

const STORED_AS = 'switchyard.language';

const loaders: Record<UiLanguage, () => Promise<Messages>> = {
  en: async () => (await import('./en.ts')).en,
  fr: async () => (await import('./fr.ts')).fr,
};

/** Only the language in use travels to the browser. */
export function loadMessages(language: UiLanguage): Promise<Messages> {
  return loaders[language]();
}

/** The language chosen in this browser, else the browser's own. */
export function preferredLanguage(): UiLanguage {
  const stored = localStorage.getItem(STORED_AS);
  return uiLanguages.find((language) => language === stored) ?? (navigator.language.startsWith('fr') ? 'fr' : 'en');
}

export function rememberLanguage(language: UiLanguage): void {
  localStorage.setItem(STORED_AS, language);
}

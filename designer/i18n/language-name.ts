/** What a language is called in the language of the interface: `fr` → “French”, “français”. */
export function languageName(code: string, ui: string): string {
  try {
    const name = new Intl.DisplayNames([ui], { type: 'language' }).of(code) ?? code;
    return name.charAt(0).toUpperCase() + name.slice(1);
  } catch {
    return code;
  }
}

/** Languages that can be spoken to customers without further ado. */
export const SPOKEN_LANGUAGES = [
  'en',
  'fr',
  'de',
  'es',
  'it',
  'nl',
  'pt',
  'pl',
  'ar',
  'tr',
  'ru',
  'zh',
  'ja',
  'sv',
  'da',
  'cs',
  'ro',
] as const;

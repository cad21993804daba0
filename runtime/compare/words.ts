/** The languages that comparisons are described in; those of the designer. */
export type WordsLanguage = 'en' | 'fr';

/** The same words in every language of the designer. */
export type Words = Readonly<Record<WordsLanguage, string>>;

export function inBoth(write: (language: WordsLanguage) => string): Words {
  return { en: write('en'), fr: write('fr') };
}

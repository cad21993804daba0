/** The keys that a text tells callers to press, for the languages whose phrases are known. */
export function announcedKeys(text: string, language: string): Set<string> {
  const phrase = PHRASES[language];
  const keys = new Set<string>();
  if (!phrase) return keys;
  for (const [, word = ''] of text.toLowerCase().matchAll(phrase)) {
    const key = WORDS[word] ?? word;
    if (/^[0-9*#]$/.test(key)) keys.add(key);
  }
  return keys;
}

const WORDS: Record<string, string> = {
  zero: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  star: '*',
  asterisk: '*',
  hash: '#',
  pound: '#',
  zéro: '0',
  un: '1',
  une: '1',
  deux: '2',
  trois: '3',
  quatre: '4',
  cinq: '5',
  sept: '7',
  huit: '8',
  neuf: '9',
  étoile: '*',
  dièse: '#',
};

/** A number of several digits after “press” is no key. */
const NAMED = '(\\d+|[*#]|[a-zéè]+)';

const PHRASES: Record<string, RegExp> = {
  en: new RegExp(
    `\\b(?:press|hit|dial|push)(?:ing)?\\s+(?:on\\s+)?(?:the\\s+)?(?:key\\s+|digit\\s+|number\\s+)?${NAMED}`,
    'gu',
  ),
  fr: new RegExp(
    `(?:tapez|composez|faites|appuyez|pressez|taper|appuyer|composer)\\s+(?:sur\\s+)?(?:la\\s+|le\\s+|l’|l')?(?:touche\\s+|chiffre\\s+)?${NAMED}`,
    'gu',
  ),
};

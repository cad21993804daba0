/**
 * The sounds of Asterisk's own vocabulary that say a whole number. ARI's `number:` and `digits:` cannot be stopped (a
 * stop is answered with 500), sound files can.
 * @returns Null for a language whose grammar is not known here, or a number beyond its vocabulary.
 * @see Asterisk's main/say.c, whose word order this follows.
 */
export function spokenNumber(value: number, language: string): string[] | null {
  const number = Math.round(value);
  const say = grammars[language.slice(0, 2).toLowerCase()];
  if (!say || Math.abs(number) >= 1_000_000_000) return null;
  const words = number === 0 ? ['0'] : say(Math.abs(number));
  return (number < 0 ? ['minus', ...words] : words).map((word) => `digits/${word}`);
}

/** The sounds that say digits, stars, hashes and minus signs one by one; everything else is left out. */
export function spokenDigits(value: string): string[] {
  return [...value].flatMap((character) => {
    const word = /[0-9]/.test(character) ? character : signs[character];
    return word === undefined ? [] : [`digits/${word}`];
  });
}

const signs: Record<string, string> = { '*': 'star', '#': 'pound', '-': 'minus' };

const grammars: Record<string, (number: number) => string[]> = { en: sayEnglish, fr: sayFrench };

/** Words of a number above 0. */
function sayEnglish(number: number): string[] {
  if (number === 0) return [];
  if (number < 20) return [`${number}`];
  if (number < 100) return [`${number - (number % 10)}`, ...sayEnglish(number % 10)];
  if (number < 1_000) return [`${Math.floor(number / 100)}`, 'hundred', ...sayEnglish(number % 100)];
  const [unit, word] = number < 1_000_000 ? [1_000, 'thousand'] : [1_000_000, 'million'];
  return [...sayEnglish(Math.floor(number / unit)), word, ...sayEnglish(number % unit)];
}

function sayFrench(number: number): string[] {
  if (number === 0) return [];
  if (number < 21) return [`${number}`];
  if (number < 60) return sayFrenchTens(number, 10);
  // 71 is soixante et onze; 81 and 91 go without "et".
  if (number < 80) return sayFrenchTens(number, 20);
  if (number < 100) return ['80', ...sayFrench(number - 80)];
  if (number < 1_000) {
    const hundreds = Math.floor(number / 100);
    return [...(hundreds > 1 ? [`${hundreds}`] : []), 'hundred', ...sayFrench(number % 100)];
  }
  const [unit, word] = number < 1_000_000 ? [1_000, 'thousand'] : [1_000_000, 'million'];
  const count = Math.floor(number / unit);
  // Mille, but un million.
  return [...(word === 'thousand' && count === 1 ? [] : sayFrench(count)), word, ...sayFrench(number % unit)];
}

/** `step` 10: 21 is vingt et un; 20: 60 to 79 count on from soixante. */
function sayFrenchTens(number: number, step: 10 | 20): string[] {
  const rest = number % step;
  const et = rest === 1 || rest === 11 ? ['et'] : [];
  return [`${number - rest}`, ...(rest === 0 ? [] : et), ...sayFrench(rest)];
}

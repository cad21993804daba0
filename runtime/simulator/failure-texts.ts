import type { TestFailure } from './judge-test.ts';

type Language = 'en' | 'fr';

/** Why a test failed, in a sentence. */
export function describeTestFailure(failure: TestFailure, language: Language): string {
  const { expectation, expected, got, at } = failure;
  const words = TEXTS[language];
  const value = (of: unknown) => (typeof of === 'string' ? words.quote(of) : JSON.stringify(of ?? null));
  if (expectation === 'path' || expectation === 'heard' || expectation === 'asked') {
    const index = at?.index ?? 0;
    const [wanted, found] = [expected, got].map((list) => (Array.isArray(list) ? list[index] : undefined));
    const place = words.place[expectation](index + 1);
    if (wanted === undefined) return words.tooMuch(place, value(found));
    if (found === undefined) return words.tooLittle(place, value(wanted));
    return words.differs(place, value(wanted), value(found));
  }
  if (expectation === 'hears') return words.hears(value(expected));
  if (expectation === 'passes') return words.passes(value(expected));
  if (expectation === 'avoids') return words.avoids(value(expected));
  if (expectation === 'variables') return words.differs(failure.name ?? '', value(expected), value(got));
  if (expectation === 'end')
    return words.end(ENDS[language][String(expected)] ?? '', ENDS[language][String(got)] ?? '');
  return words.late(Number(expected), Number(got));
}

const ENDS: Record<Language, Record<string, string>> = {
  en: { completed: 'completed', 'hung-up': 'hung up by the caller', failed: 'failed', waiting: 'still waiting' },
  fr: {
    completed: 'mené à bien',
    'hung-up': 'raccroché par l’appelant',
    failed: 'en échec',
    waiting: 'encore en attente',
  },
};

const TEXTS = {
  en: {
    quote: (text: string) => `“${text}”`,
    place: {
      path: (n: number) => `Step ${n} of the path`,
      heard: (n: number) => `Prompt ${n}`,
      asked: (n: number) => `Request ${n}`,
    },
    differs: (place: string, wanted: string, got: string) => `${place}: expected ${wanted}, got ${got}.`,
    tooLittle: (place: string, wanted: string) => `${place}: expected ${wanted}, but nothing more came.`,
    tooMuch: (place: string, got: string) => `${place}: got ${got}, but nothing more was expected.`,
    hears: (text: string) => `${text} was not heard in its turn.`,
    passes: (place: string) => `${place} was not passed.`,
    avoids: (place: string) => `${place} was passed, but should not be.`,
    end: (wanted: string, got: string) => `The end: expected ${wanted}, got ${got}.`,
    late: (limit: number, got: number) => `It should have ended within ${limit} s, but had not after ${got} s.`,
  },
  fr: {
    quote: (text: string) => `« ${text} »`,
    place: {
      path: (n: number) => `Étape ${n} du chemin`,
      heard: (n: number) => `Message ${n}`,
      asked: (n: number) => `Demande ${n}`,
    },
    differs: (place: string, wanted: string, got: string) => `${place} : attendu ${wanted}, obtenu ${got}.`,
    tooLittle: (place: string, wanted: string) => `${place} : attendu ${wanted}, mais rien n’a suivi.`,
    tooMuch: (place: string, got: string) => `${place} : obtenu ${got}, mais plus rien n’était attendu.`,
    hears: (text: string) => `${text} n’a pas été entendu à son tour.`,
    passes: (place: string) => `On n’est pas passé par ${place}.`,
    avoids: (place: string) => `On est passé par ${place}, ce qui ne devait pas être.`,
    end: (wanted: string, got: string) => `La fin : attendu ${wanted}, obtenu ${got}.`,
    late: (limit: number, got: number) => `La fin devait arriver en ${limit} s ; elle n’était pas là après ${got} s.`,
  },
};

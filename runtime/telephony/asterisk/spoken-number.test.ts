import { expect, it } from 'vitest';
import { spokenDigits, spokenNumber } from './spoken-number.ts';

const say = (value: number, language: string): string | undefined =>
  spokenNumber(value, language)
    ?.map((sound) => sound.replace('digits/', ''))
    .join(' ');

it.each([
  [0, '0'],
  [7, '7'],
  [-7, 'minus 7'],
  [20, '20'],
  [42, '40 2'],
  [100, '1 hundred'],
  [999, '9 hundred 90 9'],
  [1_000, '1 thousand'],
  [12_345, '12 thousand 3 hundred 40 5'],
  [2_000_001, '2 million 1'],
])('says %d in English', (value, words) => {
  expect(say(value, 'en-GB')).toBe(words);
});

it.each([
  [0, '0'],
  [20, '20'],
  [21, '20 et 1'],
  [22, '20 2'],
  [61, '60 et 1'],
  [70, '60 10'],
  [71, '60 et 11'],
  [80, '80'],
  [81, '80 1'],
  [91, '80 11'],
  [100, 'hundred'],
  [201, '2 hundred 1'],
  [1_000, 'thousand'],
  [1_071, 'thousand 60 et 11'],
  [81_000, '80 1 thousand'],
  [1_000_000, '1 million'],
])('says %d in French', (value, words) => {
  expect(say(value, 'fr')).toBe(words);
});

it('leaves languages that it does not know to Asterisk', () => {
  expect(spokenNumber(5, 'de')).toBeNull();
});

it('says digits one by one', () => {
  expect(spokenDigits('1a*#')).toEqual(['digits/1', 'digits/star', 'digits/pound']);
});

import { expect, it } from 'vitest';
import { chooseSoundLanguage } from './sound-language.ts';

const debian = ['en_US_f_Allison', 'en_US', 'en', 'fr_CA_f_June'];

it.each([
  ['en', 'en'],
  ['en-US', 'en_US'],
  ['en-GB', 'en'],
  ['fr', 'fr_CA_f_June'],
  ['fr-CA', 'fr_CA_f_June'],
  ['fr-FR', 'fr_CA_f_June'],
  ['de', 'de'],
])('finds the vocabulary for %s', (language, folder) => {
  expect(chooseSoundLanguage(language, debian)).toBe(folder);
});

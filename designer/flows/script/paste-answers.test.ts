import { expect, it } from 'vitest';
import { pasteAnswers } from './paste-answers.ts';

const options = { language: 'fr', languages: ['fr', 'en'], before: [] };
const both = (text: string) => ({ fr: text, en: text });

it('numbers answers without a code, and takes lines with a code or from a spreadsheet', () => {
  expect(pasteAnswers('Oui\n\n  Non \nNSP;Ne sait pas\nREF\tRefus\r\n', options)).toEqual([
    { code: '1', label: both('Oui') },
    { code: '2', label: both('Non') },
    { code: 'NSP', label: both('Ne sait pas') },
    { code: 'REF', label: both('Refus') },
  ]);
});

it('keeps what is there, translates what has the same code and skips numbers that are taken', () => {
  const before = [
    { code: '1', label: { fr: '', en: 'Yes' } },
    { code: '3', label: { fr: 'Peut-être', en: 'Maybe' } },
  ];
  expect(pasteAnswers('1;Oui\nNon', { ...options, before })).toEqual([
    { code: '1', label: { fr: 'Oui', en: 'Yes' } },
    { code: '3', label: { fr: 'Peut-être', en: 'Maybe' } },
    { code: '4', label: both('Non') },
  ]);
});

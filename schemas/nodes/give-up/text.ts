import type { NodeTexts } from '../node-kind.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Give up',
    description: 'Closes the record as unreachable.',
    exits: {},
    fields: {},
  },
  fr: {
    name: 'Abandon',
    description: 'Clôt la fiche comme injoignable.',
    exits: {},
    fields: {},
  },
};

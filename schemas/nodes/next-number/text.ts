import type { NodeTexts } from '../node-kind.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Next number',
    description: 'Leaves this number for the next one of the record.',
    exits: { next: 'To the next number' },
    fields: {},
  },
  fr: {
    name: 'Numéro suivant',
    description: 'Quitte ce numéro pour le suivant de la fiche.',
    exits: { next: 'Vers le numéro suivant' },
    fields: {},
  },
};

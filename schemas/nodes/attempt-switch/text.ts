import type { NodeTexts } from '../node-kind.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Attempt',
    description: 'Goes another way the first, second, … time that a record comes by.',
    exits: { others: 'All others' },
    fields: { attempts: { label: 'Attempts told apart', help: 'All later ones take the last exit.' } },
  },
  fr: {
    name: 'Tentative',
    description: 'Prend un autre chemin la première, la deuxième, … fois qu’une fiche passe.',
    exits: { others: 'Toutes les autres' },
    fields: {
      attempts: { label: 'Tentatives distinguées', help: 'Toutes les suivantes prennent la dernière sortie.' },
    },
  },
};

import type { NodeTexts } from '../node-kind.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Percentage split',
    description: 'Sends a share of the contacts each way, by chance.',
    exits: { error: 'Error' },
    fields: {
      shares: { label: 'Shares', help: 'Together they are 100 %. A share of 0 % is switched off.' },
      'shares[].id': { label: 'Identifier' },
      'shares[].label': { label: 'Name', help: 'Shown on the exit.' },
      'shares[].percent': { label: 'Share' },
    },
  },
  fr: {
    name: 'Répartition en %',
    description: 'Envoie une part des contacts de chaque côté, au hasard.',
    exits: { error: 'Erreur' },
    fields: {
      shares: { label: 'Parts', help: 'Leur somme est de 100 %. Une part de 0 % est désactivée.' },
      'shares[].id': { label: 'Identifiant' },
      'shares[].label': { label: 'Nom', help: 'Affiché sur la sortie.' },
      'shares[].percent': { label: 'Part' },
    },
  },
};

import type { NodeTexts } from '../node-kind.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Condition',
    description: 'Takes the first branch whose expression is true.',
    exits: { otherwise: 'Otherwise', error: 'Error' },
    fields: {
      branches: { label: 'Branches', help: 'Tried from top to bottom; the first that is true is taken.' },
      'branches[].id': { label: 'Identifier' },
      'branches[].label': { label: 'Name', help: 'Shown on the exit; empty shows the expression.' },
      'branches[].when': { label: 'When', help: 'For example: total > 100 && contact.language == "fr"' },
    },
  },
  fr: {
    name: 'Condition',
    description: 'Prend la première branche dont l’expression est vraie.',
    exits: { otherwise: 'Sinon', error: 'Erreur' },
    fields: {
      branches: { label: 'Branches', help: 'Essayées de haut en bas ; la première qui est vraie est prise.' },
      'branches[].id': { label: 'Identifiant' },
      'branches[].label': { label: 'Nom', help: 'Affiché sur la sortie ; vide, l’expression est affichée.' },
      'branches[].when': { label: 'Si', help: 'Par exemple : total > 100 && contact.language == "fr"' },
    },
  },
};

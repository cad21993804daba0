import type { NodeTexts } from '../node-kind.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Finished',
    description: 'Closes the record: it has been dealt with.',
    exits: {},
    fields: {},
  },
  fr: {
    name: 'Terminé',
    description: 'Clôt la fiche : elle a été traitée.',
    exits: {},
    fields: {},
  },
};

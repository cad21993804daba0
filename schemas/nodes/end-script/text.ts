import type { NodeTexts } from '../node-kind.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'End of script',
    description: 'Ends the script and writes connected variables back to the record.',
    exits: {},
    fields: {},
  },
  fr: {
    name: 'Fin du script',
    description: 'Termine le script et réécrit dans la fiche les variables connectées.',
    exits: {},
    fields: {},
  },
};

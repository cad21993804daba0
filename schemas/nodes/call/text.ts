import { RESULT_NAMES } from '#schemas/strategy/retry-rule-texts.ts';
import type { NodeTexts } from '../node-kind.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Outbound call',
    description: 'Calls a number of the record; each result has its own exit.',
    exits: { ...RESULT_NAMES.en, 'limit-reached': 'Limit reached', error: 'Error' },
    fields: {
      tel: { label: 'TEL', help: 'The number to call: 1 for TEL1.' },
      ringSeconds: { label: 'Ring at most' },
    },
  },
  fr: {
    name: 'Appel sortant',
    description: 'Appelle un numéro de la fiche ; chaque résultat a sa sortie.',
    exits: { ...RESULT_NAMES.fr, 'limit-reached': 'Limite atteinte', error: 'Erreur' },
    fields: {
      tel: { label: 'TEL', help: 'Le numéro à appeler : 1 pour TEL1.' },
      ringSeconds: { label: 'Faire sonner au plus' },
    },
  },
};

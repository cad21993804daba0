import { ruleFieldTexts, ruleOptionTexts } from '#schemas/strategy/retry-rule-texts.ts';
import type { NodeTexts } from '../node-kind.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Retry',
    description: 'Puts the record aside until it is to be called again.',
    exits: { due: 'When it is time', error: 'Error' },
    fields: {
      tel: { label: 'TEL', help: 'The number that is called then, 1 for TEL1; its time ranges count.' },
      ...ruleFieldTexts('', 'en'),
    },
    options: ruleOptionTexts('', 'en'),
  },
  fr: {
    name: 'Rappel automatique',
    description: 'Met la fiche de côté jusqu’au moment de la rappeler.',
    exits: { due: 'Le moment venu', error: 'Erreur' },
    fields: {
      tel: { label: 'TEL', help: 'Le numéro alors appelé, 1 pour TEL1 ; ses plages horaires comptent.' },
      ...ruleFieldTexts('', 'fr'),
    },
    options: ruleOptionTexts('', 'fr'),
  },
};

import { optionTexts, RESULT_NAMES } from '#schemas/strategy/retry-rule-texts.ts';
import type { NodeTexts } from '../node-kind.ts';

const { answered: _, ...UNANSWERED_EN } = RESULT_NAMES.en;
const { answered: __, ...UNANSWERED_FR } = RESULT_NAMES.fr;

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Message on machine',
    description: 'Leaves a message on the answering machine that took the call.',
    exits: { left: 'Left', 'not-left': 'Not left', error: 'Error' },
    fields: {
      audio: { label: 'Message' },
      byResult: { label: 'Other messages', help: 'A message of its own after some results of the call.' },
      'byResult[].result': { label: 'After' },
      'byResult[].audio': { label: 'Message' },
    },
    options: optionTexts('byResult[].result', UNANSWERED_EN),
  },
  fr: {
    name: 'Message sur répondeur',
    description: 'Laisse un message sur le répondeur qui a pris l’appel.',
    exits: { left: 'Laissé', 'not-left': 'Non laissé', error: 'Erreur' },
    fields: {
      audio: { label: 'Message' },
      byResult: { label: 'Autres messages', help: 'Un message propre à certains résultats de l’appel.' },
      'byResult[].result': { label: 'Après' },
      'byResult[].audio': { label: 'Message' },
    },
    options: optionTexts('byResult[].result', UNANSWERED_FR),
  },
};

import type { NodeTexts } from '../node-kind.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Raise priority',
    description: 'Puts the waiting caller before others of the queue.',
    exits: { next: 'Next', error: 'Error' },
    fields: { by: { label: 'Raise by', help: 'Up to 99 in all; higher is served first.' } },
  },
  fr: {
    name: 'Priorité relevée',
    description: 'Fait passer l’appelant en attente devant d’autres de la file.',
    exits: { next: 'Suite', error: 'Erreur' },
    fields: { by: { label: 'Relever de', help: 'Jusqu’à 99 en tout ; la plus haute est servie d’abord.' } },
  },
};

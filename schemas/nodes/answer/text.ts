import type { NodeTexts } from '../node-kind.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Answer',
    description:
      'Takes the call here instead of on arrival. What is played before is heard while the call is not yet charged.',
    exits: { next: 'Next', error: 'Error' },
    fields: {},
  },
  fr: {
    name: 'Décrocher',
    description:
      'Prend l’appel ici et non à l’arrivée. Ce qui est diffusé avant s’entend sans que l’appel soit facturé.',
    exits: { next: 'Suite', error: 'Erreur' },
    fields: {},
  },
};

import type { NodeTexts } from '../node-kind.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: { name: 'Start', description: 'Where every contact begins.', exits: { next: 'Next' }, fields: {} },
  fr: { name: 'Début', description: 'Le point de départ de chaque contact.', exits: { next: 'Suite' }, fields: {} },
};

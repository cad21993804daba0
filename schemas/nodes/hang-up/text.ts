import type { NodeTexts } from '../node-kind.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: { name: 'Hang up', description: 'Ends the call.', exits: {}, fields: {} },
  fr: { name: 'Raccrocher', description: 'Met fin à l’appel.', exits: {}, fields: {} },
};

import type { NodeTexts } from '../node-kind.ts';
import { promptFieldTexts, promptOptionTexts } from '../prompt-texts.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Play prompt',
    description: 'Plays audio files, spoken text, numbers, dates and amounts.',
    exits: { next: 'Next', error: 'Error' },
    fields: {
      ...promptFieldTexts('prompt', 'Prompt', 'en'),
      interruptible: { label: 'A key interrupts it', help: 'The key then counts for the next menu or input.' },
    },
    options: { ...promptOptionTexts('prompt', 'en') },
  },
  fr: {
    name: 'Message',
    description: 'Diffuse des fichiers audio, du texte prononcé, des nombres, des dates et des montants.',
    exits: { next: 'Suite', error: 'Erreur' },
    fields: {
      ...promptFieldTexts('prompt', 'Message', 'fr'),
      interruptible: {
        label: 'Une touche l’interrompt',
        help: 'La touche compte alors pour le menu ou la saisie qui suit.',
      },
    },
    options: { ...promptOptionTexts('prompt', 'fr') },
  },
};

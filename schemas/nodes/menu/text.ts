import type { NodeTexts } from '../node-kind.ts';
import { promptFieldTexts, promptOptionTexts } from '../prompt-texts.ts';
import { retryFieldTexts, retryOptionTexts } from '../retry.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Menu',
    description: 'Asks the caller to press a key and branches on it.',
    exits: { 'no-input': 'No input', 'no-match': 'Wrong key', error: 'Error' },
    fields: {
      ...promptFieldTexts('prompt', 'Menu prompt', 'en'),
      interruptible: { label: 'A key interrupts the prompt' },
      choices: { label: 'Choices' },
      'choices[].key': { label: 'Key' },
      'choices[].label': { label: 'Meaning' },
      timeoutMs: { label: 'Wait for a key', help: 'Counted from the end of the prompt.' },
      ...retryFieldTexts('noInput', 'When no key is pressed', 'en'),
      ...retryFieldTexts('noMatch', 'When the key has no meaning', 'en'),
    },
    options: {
      ...promptOptionTexts('prompt', 'en'),
      ...retryOptionTexts('noInput', 'en'),
      ...retryOptionTexts('noMatch', 'en'),
    },
  },
  fr: {
    name: 'Menu',
    description: 'Demande à l’appelant d’appuyer sur une touche et suit son choix.',
    exits: { 'no-input': 'Sans réponse', 'no-match': 'Touche erronée', error: 'Erreur' },
    fields: {
      ...promptFieldTexts('prompt', 'Message du menu', 'fr'),
      interruptible: { label: 'Une touche interrompt le message' },
      choices: { label: 'Choix' },
      'choices[].key': { label: 'Touche' },
      'choices[].label': { label: 'Signification' },
      timeoutMs: { label: 'Attente d’une touche', help: 'Comptée depuis la fin du message.' },
      ...retryFieldTexts('noInput', 'Si aucune touche n’est pressée', 'fr'),
      ...retryFieldTexts('noMatch', 'Si la touche ne correspond à aucun choix', 'fr'),
    },
    options: {
      ...promptOptionTexts('prompt', 'fr'),
      ...retryOptionTexts('noInput', 'fr'),
      ...retryOptionTexts('noMatch', 'fr'),
    },
  },
};

import type { NodeTexts } from '../node-kind.ts';
import { promptFieldTexts } from '../prompt.ts';

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
      noInput: { label: 'When no key is pressed' },
      'noInput.retries': { label: 'Ask again' },
      ...promptFieldTexts('noInput.prompt', 'Say first', 'en'),
      noMatch: { label: 'When the key has no meaning' },
      'noMatch.retries': { label: 'Ask again' },
      ...promptFieldTexts('noMatch.prompt', 'Say first', 'en'),
    },
  },
  fr: {
    name: 'Menu',
    description: 'Demande à l’appelant une touche et se divise selon elle.',
    exits: { 'no-input': 'Sans réponse', 'no-match': 'Touche erronée', error: 'Erreur' },
    fields: {
      ...promptFieldTexts('prompt', 'Message du menu', 'fr'),
      interruptible: { label: 'Une touche interrompt le message' },
      choices: { label: 'Choix' },
      'choices[].key': { label: 'Touche' },
      'choices[].label': { label: 'Signification' },
      timeoutMs: { label: 'Attente d’une touche', help: 'Comptée depuis la fin du message.' },
      noInput: { label: 'Si aucune touche n’est pressée' },
      'noInput.retries': { label: 'Redemander' },
      ...promptFieldTexts('noInput.prompt', 'Dire d’abord', 'fr'),
      noMatch: { label: 'Si la touche n’a pas de sens' },
      'noMatch.retries': { label: 'Redemander' },
      ...promptFieldTexts('noMatch.prompt', 'Dire d’abord', 'fr'),
    },
  },
};

import type { NodeTexts } from '../node-kind.ts';
import { promptFieldTexts, promptOptionTexts } from '../prompt-texts.ts';
import { retryFieldTexts, retryOptionTexts } from '../retry.ts';

const PROMPTS = ['offer', 'askNumber', 'readBack', 'confirm', 'askTime'];

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Request callback',
    description: 'Offers to call back, at the caller’s number or another, at once or at a time.',
    exits: {
      planned: 'Planned',
      declined: 'Declined',
      refused: 'Not possible',
      'no-input': 'No usable answer',
      error: 'Error',
    },
    fields: {
      queue: { label: 'Called back by queue' },
      ...promptFieldTexts('offer', 'Offer', 'en'),
      acceptKey: { label: 'Key for yes', help: 'Takes the number the caller calls from; confirms a typed one.' },
      anotherKey: { label: 'Key for another number' },
      declineKey: { label: 'Key for no callback' },
      ...promptFieldTexts('askNumber', 'Ask for the number', 'en'),
      ...promptFieldTexts('readBack', 'Before reading it back', 'en'),
      ...promptFieldTexts('confirm', 'After reading it back', 'en'),
      asksTime: { label: 'Ask for a time of day' },
      ...promptFieldTexts('askTime', 'Ask for the time', 'en'),
      askTime: { label: 'Ask for the time', help: 'Four digits (1430); # alone means as soon as possible.' },
      note: { label: 'Note for the agent' },
      numberVariable: { label: 'Store the number in' },
      timeoutMs: { label: 'Wait for a key' },
      ...retryFieldTexts('noInput', 'When no key is pressed', 'en'),
      ...retryFieldTexts('invalid', 'When the answer is not valid', 'en'),
    },
    options: {
      ...Object.assign({}, ...PROMPTS.map((path) => promptOptionTexts(path, 'en'))),
      ...retryOptionTexts('noInput', 'en'),
      ...retryOptionTexts('invalid', 'en'),
    },
  },
  fr: {
    name: 'Rappel demandé',
    description: 'Propose de rappeler, au numéro de l’appelant ou à un autre, tout de suite ou à une heure.',
    exits: {
      planned: 'Rappel prévu',
      declined: 'Décliné',
      refused: 'Impossible',
      'no-input': 'Sans réponse valable',
      error: 'Erreur',
    },
    fields: {
      queue: { label: 'Rappelé par la file' },
      ...promptFieldTexts('offer', 'Proposition', 'fr'),
      acceptKey: { label: 'Touche pour oui', help: 'Prend le numéro de l’appelant ; confirme un numéro saisi.' },
      anotherKey: { label: 'Touche pour un autre numéro' },
      declineKey: { label: 'Touche pour décliner' },
      ...promptFieldTexts('askNumber', 'Demander le numéro', 'fr'),
      ...promptFieldTexts('readBack', 'Avant la relecture', 'fr'),
      ...promptFieldTexts('confirm', 'Après la relecture', 'fr'),
      asksTime: { label: 'Demander une heure' },
      ...promptFieldTexts('askTime', 'Demander l’heure', 'fr'),
      askTime: { label: 'Demander l’heure', help: 'Quatre chiffres (1430) ; # seul signifie dès que possible.' },
      note: { label: 'Note pour l’agent' },
      numberVariable: { label: 'Garder le numéro dans' },
      timeoutMs: { label: 'Attente d’une touche' },
      ...retryFieldTexts('noInput', 'Si aucune touche n’est pressée', 'fr'),
      ...retryFieldTexts('invalid', 'Si la réponse n’est pas valable', 'fr'),
    },
    options: {
      ...Object.assign({}, ...PROMPTS.map((path) => promptOptionTexts(path, 'fr'))),
      ...retryOptionTexts('noInput', 'fr'),
      ...retryOptionTexts('invalid', 'fr'),
    },
  },
};

import type { NodeTexts } from '../node-kind.ts';
import { promptFieldTexts, promptOptionTexts } from '../prompt-texts.ts';
import { retryFieldTexts, retryOptionTexts } from '../retry.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Survey answer',
    description: 'Asks one question of a survey, answered with a number on the keypad, and keeps the answer.',
    exits: { answered: 'Answered', 'no-input': 'No input', invalid: 'Invalid', error: 'Error' },
    fields: {
      survey: { label: 'Survey', help: 'The same name at all of its questions: satisfaction-2026' },
      question: { label: 'Question id', help: 'How reports name the question: friendliness' },
      ...promptFieldTexts('prompt', 'Question', 'en'),
      interruptible: { label: 'A key interrupts the question' },
      min: { label: 'Lowest answer' },
      max: { label: 'Highest answer', help: 'Above 9, answers have several digits; # ends a shorter one.' },
      variable: { label: 'Store in', help: 'The answer is kept with the survey in any case.' },
      firstDigitMs: { label: 'Wait for the answer', help: 'Counted from the end of the question.' },
      ...retryFieldTexts('noInput', 'When nothing is typed', 'en'),
      ...retryFieldTexts('invalid', 'When the answer is not valid', 'en'),
    },
    options: {
      ...promptOptionTexts('prompt', 'en'),
      ...retryOptionTexts('noInput', 'en'),
      ...retryOptionTexts('invalid', 'en'),
    },
  },
  fr: {
    name: 'Réponse d’enquête',
    description: 'Pose une question d’enquête, à laquelle l’appelant répond au clavier, et garde la réponse.',
    exits: { answered: 'Répondu', 'no-input': 'Sans réponse', invalid: 'Non valide', error: 'Erreur' },
    fields: {
      survey: { label: 'Enquête', help: 'Le même nom pour toutes ses questions : satisfaction-2026' },
      question: { label: 'Identifiant de la question', help: 'Son nom dans les rapports : amabilite' },
      ...promptFieldTexts('prompt', 'Question', 'fr'),
      interruptible: { label: 'Une touche interrompt la question' },
      min: { label: 'Réponse minimale' },
      max: {
        label: 'Réponse maximale',
        help: 'Au-dessus de 9, la réponse a plusieurs chiffres ; # termine une réponse plus courte.',
      },
      variable: { label: 'Enregistrer dans', help: 'La réponse est de toute façon gardée avec l’enquête.' },
      firstDigitMs: { label: 'Attente de la réponse', help: 'Comptée depuis la fin de la question.' },
      ...retryFieldTexts('noInput', 'Si rien n’est saisi', 'fr'),
      ...retryFieldTexts('invalid', 'Si la réponse n’est pas valide', 'fr'),
    },
    options: {
      ...promptOptionTexts('prompt', 'fr'),
      ...retryOptionTexts('noInput', 'fr'),
      ...retryOptionTexts('invalid', 'fr'),
    },
  },
};

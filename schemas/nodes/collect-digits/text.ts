import type { NodeTexts } from '../node-kind.ts';
import { promptFieldTexts, promptOptionTexts } from '../prompt-texts.ts';
import { retryFieldTexts, retryOptionTexts } from '../retry.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Collect digits',
    description: 'Asks the caller to type a number and checks it.',
    exits: { valid: 'Valid', 'no-input': 'No input', invalid: 'Invalid', error: 'Error' },
    fields: {
      ...promptFieldTexts('prompt', 'Question', 'en'),
      interruptible: { label: 'A key interrupts the question' },
      minDigits: { label: 'At least', help: '0 lets the caller skip the question with the end key.' },
      maxDigits: { label: 'At most', help: 'The input ends by itself at this length.' },
      terminator: { label: 'End key', help: 'Ends the input and is not part of it.' },
      variable: { label: 'Store in', help: 'A number variable drops leading zeros; a text variable keeps them.' },
      validation: {
        label: 'Valid when',
        help: 'An expression; event.keys holds what was typed. Empty accepts every input of the right length.',
      },
      firstDigitMs: { label: 'Wait for the first digit', help: 'Counted from the end of the question.' },
      nextDigitMs: { label: 'Wait for each further digit' },
      ...retryFieldTexts('noInput', 'When nothing is typed', 'en'),
      ...retryFieldTexts('invalid', 'When the input is not valid', 'en'),
    },
    options: {
      'terminator=#': '# (hash)',
      'terminator=*': '* (star)',
      'terminator=none': 'None',
      ...promptOptionTexts('prompt', 'en'),
      ...retryOptionTexts('noInput', 'en'),
      ...retryOptionTexts('invalid', 'en'),
    },
  },
  fr: {
    name: 'Saisie de chiffres',
    description: 'Demande à l’appelant de composer un numéro et le vérifie.',
    exits: { valid: 'Valide', 'no-input': 'Sans réponse', invalid: 'Non valide', error: 'Erreur' },
    fields: {
      ...promptFieldTexts('prompt', 'Question', 'fr'),
      interruptible: { label: 'Une touche interrompt la question' },
      minDigits: { label: 'Au moins', help: '0 permet de passer la question avec la touche de fin.' },
      maxDigits: { label: 'Au plus', help: 'La saisie se termine d’elle-même à cette longueur.' },
      terminator: { label: 'Touche de fin', help: 'Termine la saisie sans en faire partie.' },
      variable: {
        label: 'Enregistrer dans',
        help: 'Une variable nombre perd les zéros initiaux ; une variable texte les garde.',
      },
      validation: {
        label: 'Valide si',
        help: 'Une expression ; event.keys contient la saisie. Vide, toute saisie de la bonne longueur est acceptée.',
      },
      firstDigitMs: { label: 'Attente du premier chiffre', help: 'Comptée depuis la fin de la question.' },
      nextDigitMs: { label: 'Attente de chaque chiffre suivant' },
      ...retryFieldTexts('noInput', 'Si rien n’est saisi', 'fr'),
      ...retryFieldTexts('invalid', 'Si la saisie n’est pas valide', 'fr'),
    },
    options: {
      'terminator=#': '# (dièse)',
      'terminator=*': '* (étoile)',
      'terminator=none': 'Aucune',
      ...promptOptionTexts('prompt', 'fr'),
      ...retryOptionTexts('noInput', 'fr'),
      ...retryOptionTexts('invalid', 'fr'),
    },
  },
};

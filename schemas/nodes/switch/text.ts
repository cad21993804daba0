import type { NodeTexts } from '../node-kind.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Switch on a value',
    description: 'Compares a value with a list; each listed value has its exit.',
    exits: { otherwise: 'Otherwise', error: 'Error' },
    fields: {
      value: { label: 'Value', help: 'An expression, for example a variable: customer_status' },
      cases: { label: 'Values', help: 'A text, a number, or true and false. Capitals and small letters differ.' },
      'cases[].id': { label: 'Identifier' },
      'cases[].equals': { label: 'Is equal to' },
      'cases[].label': { label: 'Name', help: 'Shown on the exit; empty shows the value.' },
    },
  },
  fr: {
    name: 'Aiguillage',
    description: 'Compare une valeur à une liste ; chaque valeur de la liste a sa sortie.',
    exits: { otherwise: 'Sinon', error: 'Erreur' },
    fields: {
      value: { label: 'Valeur', help: 'Une expression, par exemple une variable : statut_client' },
      cases: {
        label: 'Valeurs',
        help: 'Un texte, un nombre, ou true et false. Majuscules et minuscules sont distinguées.',
      },
      'cases[].id': { label: 'Identifiant' },
      'cases[].equals': { label: 'Est égale à' },
      'cases[].label': { label: 'Nom', help: 'Affiché sur la sortie ; vide, la valeur est affichée.' },
    },
  },
};

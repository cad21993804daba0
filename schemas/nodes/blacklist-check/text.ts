import type { NodeTexts } from '../node-kind.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Blacklist check',
    description: 'Tells whether a number is on a blacklist.',
    exits: { listed: 'Listed', clear: 'Not listed', error: 'Error' },
    fields: {
      list: { label: 'Blacklist' },
      number: { label: 'Number', help: '{{ … }} inserts a value; {{ contact.caller }} is the caller’s number.' },
      note: { label: 'Store the note in', help: 'A text variable: what was written down about the number.' },
    },
  },
  fr: {
    name: 'Contrôle liste noire',
    description: 'Dit si un numéro est sur une liste noire.',
    exits: { listed: 'Sur la liste', clear: 'Absent de la liste', error: 'Erreur' },
    fields: {
      list: { label: 'Liste noire' },
      number: {
        label: 'Numéro',
        help: '{{ … }} insère une valeur ; {{ contact.caller }} est le numéro de l’appelant.',
      },
      note: { label: 'Enregistrer la note dans', help: 'Une variable texte : ce qui a été noté sur le numéro.' },
    },
  },
};

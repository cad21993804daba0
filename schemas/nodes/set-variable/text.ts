import type { NodeTexts } from '../node-kind.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Set variables',
    description: 'Works out values and keeps them in variables.',
    exits: { next: 'Next', error: 'Error' },
    fields: {
      assignments: { label: 'Assignments', help: 'Done from top to bottom; a line sees the values set above it.' },
      'assignments[].variable': { label: 'Variable' },
      'assignments[].value': {
        label: 'Value',
        help: 'An expression of the type of the variable, for example: tries + 1',
      },
    },
  },
  fr: {
    name: 'Affectation',
    description: 'Calcule des valeurs et les garde dans des variables.',
    exits: { next: 'Suite', error: 'Erreur' },
    fields: {
      assignments: {
        label: 'Affectations',
        help: 'Effectuées de haut en bas ; une ligne voit les valeurs fixées au-dessus d’elle.',
      },
      'assignments[].variable': { label: 'Variable' },
      'assignments[].value': {
        label: 'Valeur',
        help: 'Une expression du type de la variable, par exemple : essais + 1',
      },
    },
  },
};

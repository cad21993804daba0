import type { NodeTexts } from '../node-kind.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Log event',
    description: 'Writes a line into the log of the installation.',
    exits: { next: 'Next', error: 'Error' },
    fields: {
      level: { label: 'Level' },
      text: { label: 'Text', help: '{{ … }} inserts the value of an expression.' },
    },
    options: { 'level=info': 'Information', 'level=warning': 'Warning', 'level=error': 'Error' },
  },
  fr: {
    name: 'Journaliser',
    description: 'Écrit une ligne dans le journal de l’installation.',
    exits: { next: 'Suite', error: 'Erreur' },
    fields: {
      level: { label: 'Niveau' },
      text: { label: 'Texte', help: '{{ … }} insère la valeur d’une expression.' },
    },
    options: { 'level=info': 'Information', 'level=warning': 'Avertissement', 'level=error': 'Erreur' },
  },
};

import type { NodeTexts } from '../node-kind.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Opening hours',
    description: 'Tells whether a schedule is open now, closed, or away for a holiday.',
    exits: { open: 'Open', closed: 'Closed', holiday: 'Holiday', error: 'Error' },
    fields: {
      schedule: { label: 'Schedule' },
      holidays: { label: 'Holidays', help: 'Without holidays, only the schedule counts.' },
      announce: {
        label: 'Play the holiday’s announcement',
        help: 'Before the exit “Holiday”, where the holiday has one and there is a call.',
      },
      nextOpening: { label: 'Store next opening in', help: 'A date-time variable, when closed.' },
      holidayName: { label: 'Store holiday’s name in', help: 'A text variable, on a holiday.' },
    },
  },
  fr: {
    name: 'Horaires',
    description: 'Dit si un planning est ouvert, fermé, ou en jour férié.',
    exits: { open: 'Ouvert', closed: 'Fermé', holiday: 'Jour férié', error: 'Erreur' },
    fields: {
      schedule: { label: 'Planning' },
      holidays: { label: 'Jours fériés', help: 'Sans jours fériés, seul le planning compte.' },
      announce: {
        label: 'Diffuser l’annonce du jour férié',
        help: 'Avant la sortie « Jour férié », si ce jour en a une et qu’il y a un appel.',
      },
      nextOpening: {
        label: 'Enregistrer la prochaine ouverture dans',
        help: 'Une variable date et heure, en fermeture.',
      },
      holidayName: { label: 'Enregistrer le nom du jour dans', help: 'Une variable texte, un jour férié.' },
    },
  },
};

import type { NodeTexts } from '../node-kind.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Opening hours',
    description: 'Tells whether a schedule is open now, closed, or away for a holiday.',
    exits: { open: 'Open', closed: 'Closed', holiday: 'Holiday', announced: 'Announced', error: 'Error' },
    fields: {
      schedule: { label: 'Schedule', help: 'Without one, only holidays close.' },
      holidays: { label: 'Holidays', help: 'Without holidays, only the schedule counts.' },
      announce: {
        label: 'Play the holiday’s announcement',
        help: 'Before the exit “Holiday”, where the holiday has one and there is a call.',
      },
      afterAnnouncement: {
        label: 'After the announcement',
        help: 'By which exit a caller goes on who has heard it.',
      },
      nextOpening: { label: 'Store next opening in', help: 'A date-time variable, when closed.' },
      holidayName: { label: 'Store holiday’s name in', help: 'A text variable, on a holiday.' },
    },
    options: { 'afterAnnouncement=holiday': 'Exit “Holiday”', 'afterAnnouncement=announced': 'Exit “Announced”' },
  },
  fr: {
    name: 'Horaires',
    description: 'Dit si un planning est ouvert, fermé, ou en jour férié.',
    exits: { open: 'Ouvert', closed: 'Fermé', holiday: 'Jour férié', announced: 'Annoncé', error: 'Erreur' },
    fields: {
      schedule: { label: 'Planning', help: 'Sans planning, seuls les jours fériés ferment.' },
      holidays: { label: 'Jours fériés', help: 'Sans jours fériés, seul le planning compte.' },
      announce: {
        label: 'Diffuser l’annonce du jour férié',
        help: 'Avant la sortie « Jour férié », si ce jour en a une et qu’il y a un appel.',
      },
      afterAnnouncement: {
        label: 'Après l’annonce',
        help: 'Par quelle sortie continue un appelant qui l’a entendue.',
      },
      nextOpening: {
        label: 'Enregistrer la prochaine ouverture dans',
        help: 'Une variable date et heure, en fermeture.',
      },
      holidayName: { label: 'Enregistrer le nom du jour dans', help: 'Une variable texte, un jour férié.' },
    },
    options: {
      'afterAnnouncement=holiday': 'Sortie « Jour férié »',
      'afterAnnouncement=announced': 'Sortie « Annoncé »',
    },
  },
};

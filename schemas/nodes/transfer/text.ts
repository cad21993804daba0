import type { NodeTexts } from '../node-kind.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Transfer',
    description: 'Puts the caller through to a number or SIP address.',
    exits: {
      ended: 'Answered and ended',
      busy: 'Busy',
      'no-answer': 'No answer',
      failed: 'Not reached',
      error: 'Error',
    },
    fields: {
      destination: {
        label: 'To',
        help: 'A number, or a SIP address such as sip:desk@example.com. {{ … }} inserts a value.',
      },
      callerId: { label: 'Number shown' },
      callerNumber: { label: 'Given number' },
      ringTimeoutMs: { label: 'Ring at most' },
    },
    options: {
      'callerId=caller': 'The caller’s number',
      'callerId=did': 'The number that was called',
      'callerId=given': 'A given number',
    },
  },
  fr: {
    name: 'Transfert',
    description: 'Met l’appelant en relation avec un numéro ou une adresse SIP.',
    exits: {
      ended: 'Répondu puis terminé',
      busy: 'Occupé',
      'no-answer': 'Sans réponse',
      failed: 'Injoignable',
      error: 'Erreur',
    },
    fields: {
      destination: {
        label: 'Vers',
        help: 'Un numéro, ou une adresse SIP comme sip:accueil@example.com. {{ … }} insère une valeur.',
      },
      callerId: { label: 'Numéro présenté' },
      callerNumber: { label: 'Numéro donné' },
      ringTimeoutMs: { label: 'Faire sonner au plus' },
    },
    options: {
      'callerId=caller': 'Le numéro de l’appelant',
      'callerId=did': 'Le numéro appelé',
      'callerId=given': 'Un numéro donné',
    },
  },
};

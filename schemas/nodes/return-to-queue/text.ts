import type { NodeTexts } from '../node-kind.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Back to queue',
    description: 'The caller goes on waiting at their place.',
    exits: {},
    fields: {
      again: {
        label: 'Watch the triggers again',
        help: 'The flow begins anew at its start. Otherwise the caller waits until an agent answers.',
      },
    },
  },
  fr: {
    name: 'Retour en file',
    description: 'L’appelant continue d’attendre à sa place.',
    exits: {},
    fields: {
      again: {
        label: 'Surveiller de nouveau les déclencheurs',
        help: 'Le flux reprend à son début. Sinon l’appelant attend qu’un agent réponde.',
      },
    },
  },
};

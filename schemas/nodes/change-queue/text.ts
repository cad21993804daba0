import type { NodeTexts } from '../node-kind.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Change queue',
    description: 'Moves the waiting caller to another queue.',
    exits: { moved: 'Moved', closed: 'Queue closed', error: 'Error' },
    fields: {
      queue: { label: 'To queue', help: 'This flow goes on there.' },
      keepsTime: { label: 'The time waited so far counts' },
      keepsPriority: { label: 'Keep the priority' },
      priority: { label: 'New priority', help: '0 to 99; higher is served first.' },
    },
  },
  fr: {
    name: 'Autre file',
    description: 'Déplace l’appelant en attente vers une autre file.',
    exits: { moved: 'Déplacé', closed: 'File fermée', error: 'Erreur' },
    fields: {
      queue: { label: 'Vers la file', help: 'Ce flux y continue.' },
      keepsTime: { label: 'L’attente déjà passée compte' },
      keepsPriority: { label: 'Garder la priorité' },
      priority: { label: 'Nouvelle priorité', help: 'De 0 à 99 ; la plus haute est servie d’abord.' },
    },
  },
};

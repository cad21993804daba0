import type { relationsEn } from './relations.en.ts';

export const relationsFr: typeof relationsEn = {
  tabs: {
    label: 'Relation client',
    dispositions: 'Qualifications',
    emails: 'Modèles d’e-mail',
    attachments: 'Pièces jointes',
  },
  unused: 'Non utilisé',
  deleteTitle: (name) => `Supprimer « ${name} » ?`,
  deleted: (name) => `« ${name} » supprimé`,
  more: (name) => `Actions pour ${name}`,
};

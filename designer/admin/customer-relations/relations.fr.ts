import type { relationsEn } from './relations.en.ts';

export const relationsFr: typeof relationsEn = {
  tabs: {
    label: 'Relation client',
    dispositions: 'Qualifications',
    emails: 'Modèles d’e-mail',
    attachments: 'Pièces jointes',
  },
  usedBy: 'Utilisé par',
  updated: 'Modifié',
  deleteTitle: (name) => `Supprimer « ${name} » ?`,
  emails: {
    title: 'Modèles d’e-mail',
    count: (count) => (count < 2 ? `${count} modèle` : `${count} modèles`),
    search: 'Rechercher un modèle',
    emptyTitle: 'Pas encore de modèle d’e-mail',
    emptyText: 'Les agents les envoient pendant un appel. Ce qui concerne le client y est inséré.',
    add: 'Ajouter un modèle',
    back: 'Tous les modèles',
    deleteText: 'Les agents ne pourront plus l’envoyer. Les e-mails envoyés restent dans l’historique.',
    preview: 'Aperçu',
    previewHelp: 'Rempli avec un exemple. Les images d’autres serveurs ne s’affichent que chez le client.',
    missing: (fields) => `Reste vide dans l’exemple : ${fields}`,
    active: (found) => `Ne peut être ni montré ni envoyé : ${found}`,
    starter: {
      subject: 'Votre appel de ce jour',
      html: '<p>Bonjour {{ record.name }},</p>\n<p>merci de votre appel.</p>\n<p>{{ message }}</p>\n<p>Cordialement<br>{{ agent.name }}<br>{{ campaign.name }}</p>',
    },
    merge: {
      insert: 'Insérer un champ',
      conversation: 'De la conversation',
      record: (file) => `Fiche (${file})`,
      fields: {
        message: 'Ce que l’agent écrit',
        'agent.name': 'Nom de l’agent',
        'campaign.name': 'Nom de la campagne',
        'contact.caller': 'Numéro du client',
        'contact.called': 'Numéro appelé',
        'contact.startedAt': 'Début de l’appel',
      },
    },
    fields: {
      name: { label: 'Nom', help: 'Celui par lequel les agents le choisissent.' },
      language: { label: 'Langue', help: 'Chaque langue a son propre modèle.' },
      subject: { label: 'Objet' },
      html: { label: 'Contenu (HTML)' },
    },
  },
  attachments: {
    title: 'Pièces jointes',
    usedBy: 'Utilisées par :',
    count: (count) => (count < 2 ? `${count} groupe` : `${count} groupes`),
    emptyTitle: 'Pas encore de pièce jointe',
    emptyText:
      'Des groupes de fichiers que les agents joignent à leurs e-mails. Une campagne en propose un ou plusieurs.',
    add: 'Ajouter un groupe',
    rename: (name) => `Renommer « ${name} »`,
    upload: 'Téléverser des fichiers…',
    dropHere: (group) => `Déposez des fichiers pour les ajouter à ${group}`,
    noFiles: 'Pas encore de fichier. Téléversez documents, images ou textes de 10 Mo au plus.',
    added: (person, when) => `${person}, ${when}`,
    download: (name) => `Télécharger ${name}`,
    deleteText: (count) =>
      count === 0
        ? 'Le groupe est vide.'
        : `Ses fichiers sont supprimés avec lui : ${count}. Les e-mails envoyés gardent les leurs.`,
    deleteFileText: 'Les agents ne pourront plus le joindre. Les e-mails envoyés le gardent.',
    wrongType: (endings) => `Les fichiers de ce type ne peuvent pas être joints ; ceux-ci le peuvent : ${endings}.`,
    tooLarge: (limit) => `Le fichier dépasse ${limit}.`,
    fields: { name: { label: 'Nom' } },
  },
};

import type { commentsEn } from './comments.en.ts';

const plural = (count: number, one: string, many: string) => `${count} ${count < 2 ? one : many}`;

export const commentsFr: typeof commentsEn = {
  filter: 'Fils',
  filters: {
    open: (count) => `Ouverts (${count})`,
    resolved: (count) => `Résolus (${count})`,
  },
  onlyNode: (node) => `Seulement sur « ${node} »`,
  write: 'Commentaire',
  about: (node) => `Sur « ${node} »`,
  aboutFlow: 'Sur le flux entier. Choisissez un nœud pour le commenter.',
  send: 'Commenter',
  sent: 'Commentaire ajouté',
  flow: 'Flux entier',
  goneNode: (node) => `${node} (n’est plus dans le flux)`,
  show: (node) => `Montrer « ${node} »`,
  reply: 'Répondre',
  replyTo: (author) => `Répondre à ${author}`,
  resolve: 'Résoudre',
  reopen: 'Rouvrir',
  resolved: 'Résolu',
  resolvedBy: (who) => `Résolu par ${who}`,
  actions: (author) => `Actions : fil de ${author}`,
  copyLink: 'Copier le lien',
  copied: 'Lien copié',
  delete: 'Supprimer',
  deleteTitle: 'Supprimer ce fil ?',
  deleteText: (comments) =>
    `${plural(comments, 'commentaire est supprimé', 'commentaires sont supprimés')} pour tout le monde.`,
  deleted: 'Fil supprimé',
  none: { open: 'Rien à discuter', resolved: 'Rien de résolu encore' },
  noneHelp:
    'Choisissez un nœud et écrivez ce qui est à changer ou à préciser ; tous ceux qui ouvrent le flux le verront.',
  onNode: (count) => plural(count, 'fil ouvert', 'fils ouverts'),
};

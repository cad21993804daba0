import type { columnsEn } from './columns.en.ts';

const plural = (count: number, one: string, many: string) => `${count} ${count < 2 ? one : many}`;

export const columnsFr: typeof columnsEn = {
  title: 'Variables d’un fichier de données',
  help: 'Chaque colonne devient une variable de son type. La lecture la remplit depuis la fiche du contact, l’écriture l’y remet à la fin du script.',
  file: 'Fichier de données',
  chooseFile: 'Choisir un fichier de données',
  noFiles: 'Il n’y a pas encore de fichier de données. Importez-en un sous Fichiers de données.',
  columns: 'Colonnes',
  column: 'Colonne',
  all: 'Toutes les colonnes',
  write: 'Réécrire',
  key: 'Désigne la fiche',
  read: 'Lire au début',
  connectedAs: (name) => `est déjà ${name}`,
  create: (count) => (count === 0 ? 'Créer' : `Créer ${plural(count, 'variable', 'variables')}`),
  created: (count) => plural(count, 'variable créée', 'variables créées'),
  connection: 'Colonne d’un fichier de données',
  notConnected: 'Non connectée',
  gone: (column) => `${column} (disparue)`,
  types: { text: 'Texte', number: 'Nombre', boolean: 'Oui / non', date: 'Date', phone: 'Numéro de téléphone' },
};

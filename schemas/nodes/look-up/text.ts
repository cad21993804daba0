import type { NodeTexts } from '../node-kind.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Look-up',
    description: 'Finds a record of a data file and keeps its columns in variables.',
    exits: { found: 'Found', 'not-found': 'Not found', error: 'Error' },
    fields: {
      file: { label: 'Data file', help: 'A customer file or an address book.' },
      column: { label: 'Key column', help: 'The column in which the value is looked for.' },
      value: { label: 'Look for', help: '{{ … }} inserts the value of an expression.' },
      mapping: { label: 'Keep from the record' },
      'mapping[].column': { label: 'Column' },
      'mapping[].variable': { label: 'Variable', help: 'An empty cell empties the variable.' },
    },
  },
  fr: {
    name: 'Recherche',
    description: 'Trouve une fiche d’un fichier de données et garde ses colonnes dans des variables.',
    exits: { found: 'Trouvée', 'not-found': 'Introuvable', error: 'Erreur' },
    fields: {
      file: { label: 'Fichier de données', help: 'Un fichier client ou un carnet d’adresses.' },
      column: { label: 'Colonne clé', help: 'La colonne dans laquelle la valeur est cherchée.' },
      value: { label: 'Chercher', help: '{{ … }} insère la valeur d’une expression.' },
      mapping: { label: 'Garder de la fiche' },
      'mapping[].column': { label: 'Colonne' },
      'mapping[].variable': { label: 'Variable', help: 'Une cellule vide vide la variable.' },
    },
  },
};

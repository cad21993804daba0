import type { exchangeEn } from './exchange.en.ts';

const plural = (count: number, one: string, many: string) => `${count} ${count < 2 ? one : many}`;

export const exchangeFr: typeof exchangeEn = {
  menu: 'Exporter et traduire',
  flow: 'Scénario (JSON)',
  mermaid: 'Diagramme Mermaid',
  svg: 'Image (SVG)',
  png: 'Image (PNG)',
  exports: 'Exporter le brouillon',
  pictureFailed:
    'Le navigateur n’a pas pu dessiner l’image ; le scénario est peut-être trop grand. Le SVG n’a pas de limite.',
  prompts: 'Messages pour le studio (impression)',
  texts: 'Textes',
  textsCsv: 'Tous les textes (CSV)',
  importTexts: 'Reprendre des textes traduits (CSV)…',
  dialog: {
    title: 'Reprendre des textes traduits',
    intro: 'Choisissez le tableau exporté ici, avec les colonnes des autres langues remplies.',
    choose: 'Choisir un fichier CSV',
    languages: (list) => `Langues du fichier : ${list}`,
    changes: (count) => plural(count, 'texte change', 'textes changent'),
    nothing: 'Rien dans ce fichier ne diffère du scénario.',
    refused: (count) => plural(count, 'ligne n’est pas reprise', 'lignes ne sont pas reprises'),
    reasons: {
      'unknown-text': 'Ce texte n’existe plus dans le scénario.',
      'source-changed': 'Le texte d’origine a changé entre-temps ; la traduction ne convient peut-être plus.',
    },
    line: (line) => `Ligne ${line}`,
    before: 'Avant',
    after: 'Après',
    empty: '(vide)',
    more: (count) => `… et ${count} autres`,
    apply: 'Reprendre',
    done: (count) => `${plural(count, 'texte repris', 'textes repris')} ; Annuler les remet comme avant`,
    failures: {
      'not-csv': 'Ce n’est pas un tableau CSV : un guillemet n’est jamais fermé.',
      'no-key-column': 'Le tableau n’a pas de colonne « key ». Utilisez celui qui a été exporté ici.',
      'no-language-column': 'Aucune colonne du tableau n’est une langue de ce scénario.',
    },
    tooLarge: 'Le fichier dépasse 10 Mo.',
  },
  print: {
    title: (flow) => `Messages de ${flow}`,
    language: 'Langue',
    print: 'Imprimer ou enregistrer en PDF',
    back: 'Retour au scénario',
    count: (count) => plural(count, 'message', 'messages'),
    columns: { number: 'N°', node: 'Nœud', prompt: 'Message', text: 'Texte à dire', file: 'Fichier' },
    variables:
      'Les mots encadrés sont remplis pendant l’appel ; enregistrez la phrase de façon qu’ils puissent s’y placer.',
    none: 'Rien n’est dit dans cette langue.',
  },
};

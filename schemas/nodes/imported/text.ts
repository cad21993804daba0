import type { NodeTexts } from '../node-kind.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Not imported',
    description: 'Keeps the place of something the import found no counterpart for.',
    exits: {},
    fields: {
      source: { label: 'Comes from' },
      type: { label: 'Type there' },
      outcomes: { label: 'Ways out' },
      content: { label: 'What stood there', help: 'Kept word for word. Replace this node by what does the same here.' },
    },
  },
  fr: {
    name: 'Non importé',
    description: 'Garde la place de ce pour quoi l’import n’a pas trouvé d’équivalent.',
    exits: {},
    fields: {
      source: { label: 'Vient de' },
      type: { label: 'Type d’origine' },
      outcomes: { label: 'Sorties' },
      content: {
        label: 'Contenu d’origine',
        help: 'Conservé mot pour mot. Remplacez ce nœud par ce qui fait la même chose ici.',
      },
    },
  },
};

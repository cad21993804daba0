import { elementKinds } from '#schemas/script/elements/index.ts';
import type { FieldTexts, NodeTexts } from '../node-kind.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Page',
    description: 'Shows the agent what to say and takes the answers down.',
    exits: { next: 'Next', error: 'Error' },
    fields: {
      title: { label: 'Title' },
      elements: { label: 'On the page' },
      ...elementFields('en', {
        id: { label: 'Identifier' },
        visibleWhen: { label: 'Shown when', help: 'Empty shows it always. Sees the answers above it.' },
        label: { label: 'Question' },
        help: { label: 'Hint' },
        variable: { label: 'Keep the answer in' },
        required: { label: 'Must be answered' },
        exportName: { label: 'Name in exports', help: 'Empty takes the name of the variable.' },
        prefill: { label: 'Proposed answer', help: 'Stands there when the variable holds nothing yet.' },
        validWhen: { label: 'Accepted when', help: 'For example: age >= 18' },
        invalidText: { label: 'Said when it is not accepted' },
        options: { label: 'Answers' },
        'options[].code': { label: 'Code' },
        'options[].label': { label: 'Answer' },
      }),
      buttons: { label: 'Buttons', help: 'Ways to leave the page at once; each is an exit.' },
      'buttons[].id': { label: 'Identifier' },
      'buttons[].label': { label: 'Label' },
      'buttons[].tone': { label: 'Meaning' },
      'buttons[].complete': { label: 'Only once the page is filled in' },
      'buttons[].visibleWhen': { label: 'Shown when' },
      next: { label: 'Has a Next button' },
    },
    options: {
      ...elementOptions('en'),
      'buttons[].tone=neutral': 'Neutral',
      'buttons[].tone=positive': 'Positive',
      'buttons[].tone=negative': 'Negative',
    },
  },
  fr: {
    name: 'Page',
    description: 'Montre à l’agent ce qu’il doit dire et recueille les réponses.',
    exits: { next: 'Suite', error: 'Erreur' },
    fields: {
      title: { label: 'Titre' },
      elements: { label: 'Sur la page' },
      ...elementFields('fr', {
        id: { label: 'Identifiant' },
        visibleWhen: { label: 'Visible si', help: 'Vide, toujours visible. Connaît les réponses au-dessus.' },
        label: { label: 'Question' },
        help: { label: 'Indication' },
        variable: { label: 'Garder la réponse dans' },
        required: { label: 'Réponse obligatoire' },
        exportName: { label: 'Nom à l’export', help: 'Vide, le nom de la variable est pris.' },
        prefill: { label: 'Réponse proposée', help: 'Affichée tant que la variable ne contient rien.' },
        validWhen: { label: 'Acceptée si', help: 'Par exemple : age >= 18' },
        invalidText: { label: 'Dit quand elle n’est pas acceptée' },
        options: { label: 'Réponses' },
        'options[].code': { label: 'Code' },
        'options[].label': { label: 'Réponse' },
      }),
      buttons: { label: 'Boutons', help: 'Des façons de quitter la page aussitôt ; chacun est une sortie.' },
      'buttons[].id': { label: 'Identifiant' },
      'buttons[].label': { label: 'Libellé' },
      'buttons[].tone': { label: 'Sens' },
      'buttons[].complete': { label: 'Seulement une fois la page remplie' },
      'buttons[].visibleWhen': { label: 'Visible si' },
      next: { label: 'A un bouton Suite' },
    },
    options: {
      ...elementOptions('fr'),
      'buttons[].tone=neutral': 'Neutre',
      'buttons[].tone=positive': 'Positif',
      'buttons[].tone=negative': 'Négatif',
    },
  },
};

/** What all elements share, and what each kind has of its own. */
function elementFields(language: 'en' | 'fr', shared: Record<string, FieldTexts>): Record<string, FieldTexts> {
  const own = Object.values(elementKinds).map((kind) => kind.texts[language].fields ?? {});
  return under(Object.assign({}, shared, ...own));
}

function elementOptions(language: 'en' | 'fr'): Record<string, string> {
  const kinds = Object.values(elementKinds);
  const names = Object.fromEntries(kinds.map(({ type, texts: { [language]: text } }) => [`type=${type}`, text.name]));
  return under(Object.assign(names, ...kinds.map((kind) => kind.texts[language].options ?? {})));
}

function under<T>(texts: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [`elements[].${key}`, text]));
}

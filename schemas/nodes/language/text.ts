import type { NodeTexts } from '../node-kind.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Language',
    description: 'Sets the language of all that is heard from here on.',
    exits: { next: 'Next', error: 'Error' },
    fields: {
      choose: { label: 'Choose' },
      language: { label: 'Language' },
      value: {
        label: 'Language code',
        help: 'An expression that gives one of the flow’s languages, for example "fr".',
      },
    },
    options: { 'choose=fixed': 'One language', 'choose=expression': 'By an expression' },
  },
  fr: {
    name: 'Langue',
    description: 'Fixe la langue de tout ce qui sera entendu ensuite.',
    exits: { next: 'Suite', error: 'Erreur' },
    fields: {
      choose: { label: 'Choisir' },
      language: { label: 'Langue' },
      value: { label: 'Code de langue', help: 'Une expression qui donne une des langues du flux, par exemple "fr".' },
    },
    options: { 'choose=fixed': 'Une langue', 'choose=expression': 'Par une expression' },
  },
};

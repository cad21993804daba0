import type { keyRules } from '../rules/key.ts';
import { definePages } from './page.ts';

export const keyPages = definePages<keyof typeof keyRules>({
  'announced-key-unhandled': {
    en: {
      title: 'An announced key that does nothing',
      why: 'Callers press what they are told to press, and hear that the key is wrong.',
      example: '“For support, press 2”, but the menu has a choice for 1 only.',
      mend: 'Add the choice, or correct the text. English and French announcements are understood.',
    },
    fr: {
      title: 'Une touche annoncée sans effet',
      why: 'L’appelant appuie où on le lui dit et apprend que la touche est mauvaise.',
      example: '« Pour l’assistance, tapez 2 », mais le menu n’a de choix que pour 1.',
      mend: 'Ajoutez le choix, ou corrigez le texte. Les annonces en anglais et en français sont comprises.',
    },
  },
  'key-not-announced': {
    en: {
      title: 'A choice that nobody hears of',
      why: 'Callers cannot know that the key does something.',
      example: 'Key 9 repeats the announcement, which does not say so.',
      mend: 'Name the key, or waive this for a key that only staff are to know.',
    },
    fr: {
      title: 'Un choix que personne n’entend',
      why: 'L’appelant ne peut pas savoir que la touche a un effet.',
      example: 'La touche 9 répète l’annonce, qui ne le dit pas.',
      mend: 'Nommez la touche, ou écartez ce constat pour une touche réservée au personnel.',
    },
  },
});

import type { privacyRules } from '../rules/privacy.ts';
import { definePages } from './page.ts';

export const privacyPages = definePages<keyof typeof privacyRules>({
  'private-value-leaves': {
    en: {
      title: 'A caller’s own words or digits leave',
      why: 'What callers key in or say (card numbers, dates of birth, voices) ends up with another party or in a log that many read.',
      example: 'A card number is put into the address of a web service, where every server on the way writes it down.',
      mend: 'Send less, or mark the variable “may leave”: the mark is kept in the version, so that everybody can see it was meant.',
    },
    fr: {
      title: 'Les mots ou chiffres de l’appelant sortent',
      why: 'Ce que l’appelant saisit ou dit (numéro de carte, date de naissance, voix) parvient à un tiers ou dans un journal que beaucoup lisent.',
      example: 'Un numéro de carte entre dans l’adresse d’un service web, où chaque serveur du trajet le note.',
      mend: 'Envoyez-en moins, ou marquez la variable « peut sortir » : la marque reste dans la version, chacun voit que c’était voulu.',
    },
  },
  'caller-number-leaves': {
    en: {
      title: 'The caller’s number leaves',
      why: 'A phone number is personal: whoever receives it should be named in what callers are told.',
      example: 'The number is sent to a customer system to find out who is calling.',
      mend: 'Make sure that this is covered, then waive it and say why.',
    },
    fr: {
      title: 'Le numéro de l’appelant sort',
      why: 'Un numéro de téléphone est personnel : qui le reçoit devrait figurer dans l’information des appelants.',
      example: 'Le numéro est envoyé à un système client pour savoir qui appelle.',
      mend: 'Assurez-vous que c’est couvert, puis écartez ce constat en disant pourquoi.',
    },
  },
});

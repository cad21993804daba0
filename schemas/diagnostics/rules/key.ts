import { defineRules } from './rule.ts';

/** Keys that callers are told of, and keys that do something. */
export const keyRules = defineRules({
  'announced-key-unhandled': {
    severity: 'warning',
    en: {
      message: 'The announcement ({language}) names key {key}, which does nothing here.',
      remedy: 'Add a choice for the key, or correct the announcement.',
    },
    fr: {
      message: 'L’annonce ({language}) nomme la touche {key}, qui n’a ici aucun effet.',
      remedy: 'Ajoutez un choix pour cette touche, ou corrigez l’annonce.',
    },
  },
  'key-not-announced': {
    severity: 'info',
    en: {
      message: 'Key {key} has a choice, but the announcement ({language}) does not name it.',
      remedy: 'Name the key in the announcement, unless it is meant for those who know.',
    },
    fr: {
      message: 'La touche {key} a un choix, mais l’annonce ({language}) ne la nomme pas.',
      remedy: 'Nommez la touche dans l’annonce, à moins qu’elle ne soit réservée aux initiés.',
    },
  },
});

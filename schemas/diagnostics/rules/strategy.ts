import { defineRules } from './rule.ts';

/** Call strategies: when and how often records are called. */
export const strategyRules = defineRules({
  'ranges-overlap': {
    severity: 'error',
    en: {
      message: 'Ranges “{a}” and “{b}” of TEL{tel} overlap: {when}.',
      remedy: 'Shorten one of them: an hour belongs to one range.',
    },
    fr: {
      message: 'Les plages « {a} » et « {b} » de TEL{tel} se chevauchent : {when}.',
      remedy: 'Raccourcissez l’une d’elles : une heure appartient à une seule plage.',
    },
  },
  'range-crosses-closing': {
    severity: 'error',
    en: {
      message: 'Range “{range}” of TEL{tel} goes beyond the hours of the campaign ({opens}–{closes}): {when}.',
      remedy: 'Shorten it, or change the hours in the settings of the strategy.',
    },
    fr: {
      message: 'La plage « {range} » de TEL{tel} dépasse les heures de la campagne ({opens}–{closes}) : {when}.',
      remedy: 'Raccourcissez-la, ou changez les heures dans les réglages de la stratégie.',
    },
  },
  'number-never-callable': {
    severity: 'error',
    en: {
      message: 'TEL{tel} can never be called: its ranges hold no hour of the week.',
      remedy: 'Add hours to a range, or leave the ranges out to call at any time.',
    },
    fr: {
      message: 'TEL{tel} ne peut jamais être appelé : ses plages ne contiennent aucune heure de la semaine.',
      remedy: 'Ajoutez des heures à une plage, ou retirez les plages pour appeler à toute heure.',
    },
  },
  'coverage-hole': {
    severity: 'info',
    en: {
      message: 'No number can be called during {hours} hours of the week: {when}.',
      remedy: 'Agents would wait in these hours. Widen a range if that is not meant.',
    },
    fr: {
      message: 'Aucun numéro ne peut être appelé pendant {hours} heures de la semaine : {when}.',
      remedy: 'Les agents attendraient pendant ces heures. Élargissez une plage si ce n’est pas voulu.',
    },
  },
  'result-without-rule': {
    severity: 'error',
    en: {
      message: 'No rule says what follows these results: {results}.',
      remedy: 'Connect their exits, or fill in the rules in the table.',
    },
    fr: {
      message: 'Aucune règle ne dit ce qui suit ces résultats : {results}.',
      remedy: 'Reliez leurs sorties, ou complétez les règles dans le tableau.',
    },
  },
  'unknown-number': {
    severity: 'error',
    en: {
      message: 'TEL{tel} is used here, but no Phone number node declares it.',
      remedy: 'Insert a Phone number node for it, or choose another number.',
    },
    fr: {
      message: 'TEL{tel} est utilisé ici, mais aucun nœud Numéro de téléphone ne le déclare.',
      remedy: 'Insérez un nœud Numéro de téléphone, ou choisissez un autre numéro.',
    },
  },
  'wait-without-hours': {
    severity: 'error',
    en: {
      message: 'The record waits for ever: TEL{tel} has no time range that could begin.',
      remedy: 'Give the number time ranges, or let the retry wait for a time of its own.',
    },
    fr: {
      message: 'La fiche attend sans fin : TEL{tel} n’a aucune plage horaire qui puisse commencer.',
      remedy: 'Donnez des plages à ce numéro, ou une attente d’une durée propre à ce rappel.',
    },
  },
  'retry-other-number': {
    severity: 'warning',
    en: {
      message: 'The record waits for the hours of TEL{tel}, but TEL{next} is called then.',
      remedy: 'Choose TEL{next} in the node, or connect it to TEL{tel}.',
    },
    fr: {
      message: 'La fiche attend les heures de TEL{tel}, mais c’est TEL{next} qui est alors appelé.',
      remedy: 'Choisissez TEL{next} dans le nœud, ou reliez-le à TEL{tel}.',
    },
  },
  'endless-retries': {
    severity: 'warning',
    en: {
      message: 'A record can be tried again without end: {circle}.',
      remedy: 'Count the attempts on this circle with an Attempt node, and give up after the last one.',
    },
    fr: {
      message: 'Une fiche peut être reprise sans fin : {circle}.',
      remedy: 'Comptez les tentatives de ce cercle avec un nœud Tentative, et abandonnez après la dernière.',
    },
  },
  'limit-spins': {
    severity: 'error',
    en: {
      message: 'When its limit is reached, TEL{tel} is dialled again at once, over and over.',
      remedy: 'Wait with a Retry node first, or go on to the next number.',
    },
    fr: {
      message: 'Sa limite atteinte, TEL{tel} est recomposé aussitôt, encore et encore.',
      remedy: 'Attendez d’abord avec un nœud Rappel automatique, ou passez au numéro suivant.',
    },
  },
  'dialled-above-maximum': {
    severity: 'warning',
    en: {
      message: 'The rules can call TEL{tel} {more} times within {within}; its maximum is {calls}.',
      remedy: 'The surplus takes the exit “Limit reached”. Raise the maximum, or wait longer between the attempts.',
    },
    fr: {
      message: 'Les règles peuvent appeler TEL{tel} {more} fois en {within} ; son maximum est de {calls}.',
      remedy: 'Le surplus prend la sortie « Limite atteinte ». Relevez le maximum, ou espacez les tentatives.',
    },
  },
});

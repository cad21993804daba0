import type { strategyRules } from '../rules/strategy.ts';
import { definePages } from './page.ts';

/** Pages of the rules about call strategies. */
export const strategyPages = definePages<keyof typeof strategyRules>({
  'ranges-overlap': {
    en: {
      title: 'Time ranges that overlap',
      why: 'In the hours that two ranges share, only the rules of the first one count: those of the other are never applied.',
      example: 'The morning goes from 8 to 13, midday from 12 to 14.',
      mend: 'Let one range end where the next begins.',
    },
    fr: {
      title: 'Des plages horaires qui se chevauchent',
      why: 'Aux heures communes à deux plages, seules les règles de la première valent : celles de l’autre ne s’appliquent jamais.',
      example: 'Le matin va de 8 h à 13 h, le midi de 12 h à 14 h.',
      mend: 'Faites finir une plage là où commence la suivante.',
    },
  },
  'range-crosses-closing': {
    en: {
      title: 'A range beyond the campaign’s hours',
      why: 'While the campaign is closed nobody is called, so that a part of the range never happens.',
      example: 'The campaign closes at 19:00, and the evening range lasts until 20:00.',
      mend: 'Shorten the range, or extend the hours of the campaign.',
    },
    fr: {
      title: 'Une plage au-delà des heures de la campagne',
      why: 'Campagne fermée, personne n’est appelé : une partie de la plage n’a jamais lieu.',
      example: 'La campagne ferme à 19 h, et la plage du soir dure jusqu’à 20 h.',
      mend: 'Raccourcissez la plage, ou étendez les heures de la campagne.',
    },
  },
  'number-never-callable': {
    en: {
      title: 'A number that can never be called',
      why: 'No hour of the week belongs to its ranges: records wait for it for ever.',
      example: 'The ranges of TEL2 were emptied on the week grid.',
      mend: 'Give the number at least one hour, or remove it.',
    },
    fr: {
      title: 'Un numéro jamais appelable',
      why: 'Aucune heure de la semaine n’est dans ses plages : les fiches l’attendent sans fin.',
      example: 'Les plages de TEL2 ont été vidées sur la grille de la semaine.',
      mend: 'Donnez au numéro au moins une heure, ou retirez-le.',
    },
  },
  'coverage-hole': {
    en: {
      title: 'Hours in which nobody can be called',
      why: 'Agents who work in these hours get no calls from this strategy.',
      example: 'No number has a range on Saturday, while the campaign is open.',
      mend: 'Extend a range, or leave it so if nobody works then.',
    },
    fr: {
      title: 'Des heures où personne ne peut être appelé',
      why: 'Les agents présents à ces heures ne reçoivent aucun appel de cette stratégie.',
      example: 'Aucun numéro n’a de plage le samedi, alors que la campagne est ouverte.',
      mend: 'Étendez une plage, ou laissez ainsi si personne ne travaille alors.',
    },
  },
  'result-without-rule': {
    en: {
      title: 'A result that nothing follows',
      why: 'A record whose call ends like this stops there, without anybody having decided so.',
      example: 'Busy and no answer have a retry, but a fax has not.',
      mend: 'Lead the exit to a retry, to the next number, or to giving up.',
    },
    fr: {
      title: 'Un résultat sans suite',
      why: 'Une fiche dont l’appel finit ainsi s’arrête là, sans que personne l’ait décidé.',
      example: 'Occupé et sans réponse ont une relance, mais pas le fax.',
      mend: 'Menez la sortie à une relance, au numéro suivant, ou à l’abandon.',
    },
  },
  'unknown-number': {
    en: {
      title: 'A number that nobody declared',
      why: 'Without its Phone number node it is not known which column of the call file holds it.',
      example: 'A retry calls TEL3, while the strategy declares TEL1 and TEL2.',
      mend: 'Add a Phone number node for it, or choose another.',
    },
    fr: {
      title: 'Un numéro que rien ne déclare',
      why: 'Sans son nœud Numéro de téléphone, on ignore quelle colonne du fichier d’appel le contient.',
      example: 'Une relance appelle TEL3, alors que la stratégie déclare TEL1 et TEL2.',
      mend: 'Ajoutez un nœud Numéro de téléphone, ou choisissez-en un autre.',
    },
  },
  'wait-without-hours': {
    en: {
      title: 'A wait for hours that never come',
      why: 'The record stays in the strategy for ever and is never dialled again.',
      example: 'A retry waits for the next range of TEL2, which has none.',
      mend: 'Give the number a range, or retry after a fixed time.',
    },
    fr: {
      title: 'Une attente d’heures qui ne viennent jamais',
      why: 'La fiche reste sans fin dans la stratégie et n’est plus jamais composée.',
      example: 'Une relance attend la prochaine plage de TEL2, qui n’en a pas.',
      mend: 'Donnez une plage au numéro, ou relancez après un délai fixe.',
    },
  },
  'retry-other-number': {
    en: {
      title: 'A retry for another number',
      why: 'A retry goes by the time ranges of the number it names. When its exit leads to another number, that one is called at hours that were meant for the first.',
      example: 'A retry waits for the next range of TEL2, the mobile, and leads back to TEL1 at home.',
      mend: 'Name the number that the exit leads to, or lead the exit to the number that is named. The table always does both.',
    },
    fr: {
      title: 'Un rappel pour un autre numéro',
      why: 'Un rappel suit les plages horaires du numéro qu’il nomme. Si sa sortie mène à un autre numéro, celui-ci est appelé à des heures prévues pour le premier.',
      example: 'Un rappel attend la plage suivante de TEL2, le mobile, et ramène à TEL1 au domicile.',
      mend: 'Nommez le numéro où mène la sortie, ou menez la sortie au numéro nommé. Le tableau fait toujours les deux.',
    },
  },
  'endless-retries': {
    en: {
      title: 'Retries without end',
      why: 'A record that is never reached is called for ever: it costs calls and annoys people.',
      example: 'No answer leads to a retry in two hours, again and again.',
      mend: 'Set a maximum of calls on the number, or count the attempts and give up.',
    },
    fr: {
      title: 'Des relances sans fin',
      why: 'Une fiche jamais jointe est appelée sans fin : cela coûte des appels et importune.',
      example: 'Sans réponse mène à une relance dans deux heures, encore et encore.',
      mend: 'Fixez un maximum d’appels au numéro, ou comptez les tentatives et abandonnez.',
    },
  },
  'limit-spins': {
    en: {
      title: 'A limit that is run against at once',
      why: 'Once the maximum is reached the same number is chosen again without any wait, until the platform ends the record.',
      example: 'The exit for the limit leads back to the call of the same number.',
      mend: 'Wait, take another number, or give up when the limit is reached.',
    },
    fr: {
      title: 'Une limite contre laquelle on bute aussitôt',
      why: 'Le maximum atteint, le même numéro est repris sans attente, jusqu’à ce que la plateforme termine la fiche.',
      example: 'La sortie de la limite ramène à l’appel du même numéro.',
      mend: 'Attendez, prenez un autre numéro, ou abandonnez une fois la limite atteinte.',
    },
  },
  'dialled-above-maximum': {
    en: {
      title: 'More calls planned than allowed',
      why: 'The rules ask for more calls than the maximum of the number: the last ones never take place.',
      example: 'Six attempts are planned within a week, and four are allowed.',
      mend: 'Plan fewer attempts, spread them, or raise the maximum.',
    },
    fr: {
      title: 'Plus d’appels prévus que permis',
      why: 'Les règles demandent plus d’appels que le maximum du numéro : les derniers n’ont jamais lieu.',
      example: 'Six tentatives sont prévues en une semaine, et quatre sont permises.',
      mend: 'Prévoyez moins de tentatives, étalez-les, ou relevez le maximum.',
    },
  },
});

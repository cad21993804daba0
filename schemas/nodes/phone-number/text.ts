import { optionTexts, RESULT_NAMES, ruleFieldTexts, ruleOptionTexts } from '#schemas/strategy/retry-rule-texts.ts';
import type { NodeTexts } from '../node-kind.ts';

const { answered: _, ...UNANSWERED_EN } = RESULT_NAMES.en;
const { answered: __, ...UNANSWERED_FR } = RESULT_NAMES.fr;

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Phone number',
    description: 'One of the numbers of a record, with the terms on which it is called.',
    exits: { preliminary: 'Preliminary call', next: 'Call', missing: 'No number', error: 'Error' },
    fields: {
      tel: { label: 'TEL', help: '1 for TEL1, 2 for TEL2, …' },
      column: { label: 'Column of the call file' },
      maximum: { label: 'Calls at most' },
      'maximum.period': { label: 'Period' },
      'maximum.calls': { label: 'Calls' },
      'maximum.days': { label: 'Days' },
      callerId: { label: 'Number shown' },
      callerNumber: { label: 'Given number' },
      callerNumbers: { label: 'List of numbers' },
      'callerNumbers[].number': { label: 'Number' },
      sms: { label: 'Texts accepted', help: 'How many texts may be sent after each result.' },
      'sms[].result': { label: 'After' },
      'sms[].count': { label: 'At most' },
      preliminary: {
        label: 'Preliminary calls',
        help: 'Calls to be made before the time ranges of this number count, each with the rule by which it is repeated.',
      },
      ...ruleFieldTexts('preliminary[].', 'en'),
    },
    options: {
      'maximum.period=none': 'No limit',
      'maximum.period=week': 'In a week',
      'maximum.period=month': 'In a month',
      'maximum.period=days': 'In any … days',
      'callerId=hidden': 'Hidden',
      'callerId=given': 'A given number',
      'callerId=called': 'The number that is called',
      'callerId=list': 'Numbers of a list in turn',
      'callerId=random': 'A random number of a list',
      ...optionTexts('sms[].result', UNANSWERED_EN),
      ...ruleOptionTexts('preliminary[].', 'en'),
    },
  },
  fr: {
    name: 'Numéro de téléphone',
    description: 'Un des numéros d’une fiche, avec les conditions de ses appels.',
    exits: { preliminary: 'Appel préliminaire', next: 'Appeler', missing: 'Pas de numéro', error: 'Erreur' },
    fields: {
      tel: { label: 'TEL', help: '1 pour TEL1, 2 pour TEL2, …' },
      column: { label: 'Colonne du fichier d’appel' },
      maximum: { label: 'Appels au plus' },
      'maximum.period': { label: 'Période' },
      'maximum.calls': { label: 'Appels' },
      'maximum.days': { label: 'Jours' },
      callerId: { label: 'Numéro présenté' },
      callerNumber: { label: 'Numéro donné' },
      callerNumbers: { label: 'Liste de numéros' },
      'callerNumbers[].number': { label: 'Numéro' },
      sms: { label: 'Textos acceptés', help: 'Combien de textos peuvent suivre chaque résultat.' },
      'sms[].result': { label: 'Après' },
      'sms[].count': { label: 'Au plus' },
      preliminary: {
        label: 'Appels préliminaires',
        help: 'Appels à faire avant que les plages horaires de ce numéro comptent, chacun avec la règle qui le répète.',
      },
      ...ruleFieldTexts('preliminary[].', 'fr'),
    },
    options: {
      'maximum.period=none': 'Sans limite',
      'maximum.period=week': 'Par semaine',
      'maximum.period=month': 'Par mois',
      'maximum.period=days': 'Sur … jours glissants',
      'callerId=hidden': 'Masqué',
      'callerId=given': 'Un numéro donné',
      'callerId=called': 'Le numéro appelé',
      'callerId=list': 'Les numéros d’une liste, à tour de rôle',
      'callerId=random': 'Un numéro au hasard dans une liste',
      ...optionTexts('sms[].result', UNANSWERED_FR),
      ...ruleOptionTexts('preliminary[].', 'fr'),
    },
  },
};

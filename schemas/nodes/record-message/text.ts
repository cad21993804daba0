import type { NodeTexts } from '../node-kind.ts';
import { promptFieldTexts, promptOptionTexts } from '../prompt-texts.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Record message',
    description: 'Records what the caller says.',
    exits: { recorded: 'Recorded', 'too-short': 'Too short', 'hung-up': 'Caller hung up', error: 'Error' },
    fields: {
      ...promptFieldTexts('prompt', 'Say before', 'en'),
      beep: { label: 'Beep before the recording' },
      maxSeconds: { label: 'Record at most' },
      maxSilenceSeconds: { label: 'Stop after a silence of', help: '0 does not stop at a silence.' },
      minSeconds: { label: 'Refuse when shorter than' },
      terminator: { label: 'End key' },
      variable: { label: 'Store the recording in', help: 'A text variable; it holds the recording’s identifier.' },
      secondsVariable: { label: 'Store its length in', help: 'A number variable; in seconds.' },
    },
    options: {
      'terminator=#': '# (hash)',
      'terminator=*': '* (star)',
      'terminator=any': 'Any key',
      'terminator=none': 'None',
      ...promptOptionTexts('prompt', 'en'),
    },
  },
  fr: {
    name: 'Enregistrement',
    description: 'Enregistre ce que dit l’appelant.',
    exits: { recorded: 'Enregistré', 'too-short': 'Trop court', 'hung-up': 'L’appelant a raccroché', error: 'Erreur' },
    fields: {
      ...promptFieldTexts('prompt', 'Dire avant', 'fr'),
      beep: { label: 'Bip avant l’enregistrement' },
      maxSeconds: { label: 'Enregistrer au plus' },
      maxSilenceSeconds: { label: 'Arrêter après un silence de', help: '0 n’arrête pas sur un silence.' },
      minSeconds: { label: 'Refuser si plus court que' },
      terminator: { label: 'Touche de fin' },
      variable: {
        label: 'Garder l’enregistrement dans',
        help: 'Une variable texte ; elle contient l’identifiant de l’enregistrement.',
      },
      secondsVariable: { label: 'Garder sa durée dans', help: 'Une variable nombre ; en secondes.' },
    },
    options: {
      'terminator=#': '# (dièse)',
      'terminator=*': '* (étoile)',
      'terminator=any': 'N’importe laquelle',
      'terminator=none': 'Aucune',
      ...promptOptionTexts('prompt', 'fr'),
    },
  },
};

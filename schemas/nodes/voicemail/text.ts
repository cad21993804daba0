import type { NodeTexts } from '../node-kind.ts';
import { promptFieldTexts, promptOptionTexts } from '../prompt-texts.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Voicemail',
    description: 'Lets the caller leave a message for the agents.',
    exits: { stored: 'Message left', 'too-short': 'Too short', 'hung-up': 'Left by hanging up', error: 'Error' },
    fields: {
      box: { label: 'Voicemail box', help: 'The queue (501) or the name of the team that will hear the message.' },
      ...promptFieldTexts('prompt', 'Say before', 'en'),
      beep: { label: 'Beep before the message' },
      maxSeconds: { label: 'Record at most' },
      maxSilenceSeconds: { label: 'Stop after a silence of', help: '0 does not stop at a silence.' },
      minSeconds: { label: 'Refuse when shorter than' },
      terminator: { label: 'End key' },
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
    name: 'Messagerie vocale',
    description: 'Permet à l’appelant de laisser un message aux agents.',
    exits: { stored: 'Message laissé', 'too-short': 'Trop court', 'hung-up': 'Laissé en raccrochant', error: 'Erreur' },
    fields: {
      box: { label: 'Boîte vocale', help: 'La file (501) ou le nom de l’équipe qui écoutera le message.' },
      ...promptFieldTexts('prompt', 'Dire avant', 'fr'),
      beep: { label: 'Bip avant le message' },
      maxSeconds: { label: 'Enregistrer au plus' },
      maxSilenceSeconds: { label: 'Arrêter après un silence de', help: '0 n’arrête pas sur un silence.' },
      minSeconds: { label: 'Refuser si plus court que' },
      terminator: { label: 'Touche de fin' },
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

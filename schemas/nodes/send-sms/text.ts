import type { NodeTexts } from '../node-kind.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Send SMS',
    description: 'Sends a text message and goes on once the gateway has taken it.',
    exits: { sent: 'Sent', failed: 'Not sent', error: 'Error' },
    fields: {
      to: { label: 'To', help: 'A phone number. {{ … }} inserts a value.' },
      text: { label: 'Text', help: '{{ … }} inserts the value of an expression.' },
    },
  },
  fr: {
    name: 'Envoi de SMS',
    description: 'Envoie un SMS et continue dès que la passerelle l’a pris.',
    exits: { sent: 'Envoyé', failed: 'Non envoyé', error: 'Erreur' },
    fields: {
      to: { label: 'À', help: 'Un numéro de téléphone. {{ … }} insère une valeur.' },
      text: { label: 'Texte', help: '{{ … }} insère la valeur d’une expression.' },
    },
  },
};

import type { NodeTexts } from '../node-kind.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Send e-mail',
    description: 'Sends an e-mail and goes on once the mail server has taken it.',
    exits: { sent: 'Sent', failed: 'Not sent', error: 'Error' },
    fields: {
      to: { label: 'To', help: 'Several addresses are parted by commas. {{ … }} inserts a value.' },
      cc: { label: 'Copy to' },
      subject: { label: 'Subject', help: '{{ … }} inserts the value of an expression.' },
      body: { label: 'Text', help: '{{ … }} inserts the value of an expression.' },
      html: { label: 'Text is HTML', help: 'Values that are inserted stay text: they are encoded.' },
    },
  },
  fr: {
    name: 'Envoi d’e-mail',
    description: 'Envoie un e-mail et continue dès que le serveur de messagerie l’a pris.',
    exits: { sent: 'Envoyé', failed: 'Non envoyé', error: 'Erreur' },
    fields: {
      to: { label: 'À', help: 'Plusieurs adresses se séparent par des virgules. {{ … }} insère une valeur.' },
      cc: { label: 'Copie à' },
      subject: { label: 'Objet', help: '{{ … }} insère la valeur d’une expression.' },
      body: { label: 'Texte', help: '{{ … }} insère la valeur d’une expression.' },
      html: { label: 'Le texte est en HTML', help: 'Les valeurs insérées restent du texte : elles sont encodées.' },
    },
  },
};

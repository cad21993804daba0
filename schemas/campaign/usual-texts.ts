import type { Prompt } from '#schemas/nodes/prompt.ts';

/** What flows made by an assistant say; to be changed in the flow. Languages that are not here hear English. */
const TEXTS = {
  welcome: {
    en: 'Welcome. Your call is important to us.',
    fr: 'Bienvenue. Votre appel est important pour nous.',
  },
  menu: {
    en: 'Welcome. For customer service, press 1. For our opening hours and address, press 2.',
    fr: 'Bienvenue. Pour le service clients, tapez 1. Pour nos horaires et notre adresse, tapez 2.',
  },
  information: {
    en: 'You will find our opening hours and our address on our website.',
    fr: 'Vous trouverez nos horaires et notre adresse sur notre site internet.',
  },
  offer: {
    en: 'All our advisers are busy. To be called back on the number you are calling from, press 1. On another number, press 2. To keep waiting, press 3.',
    fr: 'Tous nos conseillers sont en ligne. Pour être rappelé au numéro dont vous appelez, tapez 1. À un autre numéro, tapez 2. Pour continuer à patienter, tapez 3.',
  },
  askNumber: {
    en: 'Please key in the number on which we can reach you, and end with the hash key.',
    fr: 'Saisissez le numéro auquel vous rappeler, puis tapez dièse.',
  },
  readBack: { en: 'You have given the number', fr: 'Vous avez indiqué le numéro' },
  confirm: {
    en: 'If this is right, press 1. To change it, press 2. To keep waiting, press 3.',
    fr: 'Si c’est exact, tapez 1. Pour le modifier, tapez 2. Pour continuer à patienter, tapez 3.',
  },
  promised: {
    en: 'Thank you. An adviser will call you back as soon as it is your turn. Goodbye.',
    fr: 'Merci. Un conseiller vous rappellera dès que ce sera votre tour. Au revoir.',
  },
  stays: {
    en: 'You keep your place in the queue.',
    fr: 'Vous gardez votre place dans la file.',
  },
  leaveMessage: {
    en: 'All our advisers are busy. Please leave a message after the tone, and end with the hash key.',
    fr: 'Tous nos conseillers sont en ligne. Laissez un message après le bip, puis tapez dièse.',
  },
  thanks: {
    en: 'Thank you for your message. We will take care of it. Goodbye.',
    fr: 'Merci de votre message. Nous le traiterons au plus vite. Au revoir.',
  },
  unreached: {
    en: 'We could not reach anybody there. You keep your place in the queue.',
    fr: 'Personne n’a pu être joint. Vous gardez votre place dans la file.',
  },
} as const;

/** A text as a prompt in these languages. */
export function speak(text: keyof typeof TEXTS, languages: readonly string[]): Prompt {
  const { en, fr } = TEXTS[text];
  return [{ type: 'text', text: Object.fromEntries(languages.map((code) => [code, code === 'fr' ? fr : en])) }];
}

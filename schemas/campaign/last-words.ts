import type { Prompt } from '#schemas/nodes/prompt.ts';

/** What a caller hears before the call is ended. */
export type LastWord = 'closed' | 'unavailable';

/**
 * Said where the campaign has no message of its own: nobody is hung up on without a word. Languages that are not here hear
 * English.
 */
const TEXTS: Record<LastWord, Record<string, string>> = {
  closed: {
    en: 'Thank you for calling. We are closed at the moment. Please call back during our opening hours.',
    fr: 'Merci de votre appel. Nos bureaux sont actuellement fermés. Merci de rappeler pendant nos heures d’ouverture.',
    de: 'Vielen Dank für Ihren Anruf. Wir haben zurzeit geschlossen. Bitte rufen Sie während unserer Öffnungszeiten an.',
    es: 'Gracias por su llamada. En este momento estamos cerrados. Llámenos de nuevo en nuestro horario de atención.',
    it: 'Grazie per la chiamata. In questo momento siamo chiusi. La preghiamo di richiamare durante i nostri orari.',
    nl: 'Bedankt voor uw telefoontje. Wij zijn op dit moment gesloten. Belt u ons terug tijdens onze openingstijden.',
    pt: 'Obrigado pela sua chamada. Neste momento estamos fechados. Volte a ligar durante o nosso horário.',
  },
  unavailable: {
    en: 'Thank you for calling. Nobody can take your call at the moment. Please call back later.',
    fr: 'Merci de votre appel. Personne ne peut vous répondre pour le moment. Merci de rappeler plus tard.',
    de: 'Vielen Dank für Ihren Anruf. Im Augenblick kann niemand Ihren Anruf annehmen. Bitte rufen Sie später an.',
    es: 'Gracias por su llamada. En este momento nadie puede atenderle. Llame de nuevo más tarde.',
    it: 'Grazie per la chiamata. In questo momento nessuno può risponderle. La preghiamo di richiamare più tardi.',
    nl: 'Bedankt voor uw telefoontje. Op dit moment kan niemand uw oproep aannemen. Belt u later terug.',
    pt: 'Obrigado pela sua chamada. De momento ninguém pode atender. Volte a ligar mais tarde.',
  },
};

/** The message in every language of a campaign, as a prompt. */
export function lastWord(word: LastWord, languages: readonly string[]): Prompt {
  const texts = TEXTS[word];
  const text = Object.fromEntries(languages.map((code) => [code, texts[code] ?? texts.en ?? '']));
  return [{ type: 'text', text }];
}

import type { valueRules } from '../rules/value.ts';
import { definePages } from './page.ts';

export const valuePages = definePages<keyof typeof valueRules>({
  'unset-variable': {
    en: {
      title: 'A variable used before it is set',
      why: 'On the path shown, nothing has put a value into it: callers hear a gap, and conditions compare with nothing.',
      example: '“Your order {{ order }}” is said to callers who were never asked for their order number.',
      mend: 'Set the variable on every path that leads here, or give it an initial value that makes sense.',
    },
    fr: {
      title: 'Une variable utilisée avant d’être définie',
      why: 'Sur le chemin montré, rien n’y a mis de valeur : l’appelant entend un blanc, les conditions comparent à rien.',
      example: '« Votre commande {{ order }} » est dit à des appelants à qui on n’a jamais demandé leur numéro.',
      mend: 'Définissez la variable sur chaque chemin qui mène ici, ou donnez-lui une valeur initiale qui ait un sens.',
    },
  },
  'unused-variable': {
    en: {
      title: 'A variable that nothing uses',
      why: 'It does no harm, but whoever reads the flow looks for its purpose.',
      example: 'A variable was left over when the node that used it was removed.',
      mend: 'Remove it.',
    },
    fr: {
      title: 'Une variable que rien n’utilise',
      why: 'Elle ne nuit pas, mais qui lit le flux en cherche l’utilité.',
      example: 'Une variable est restée quand le nœud qui l’utilisait a été retiré.',
      mend: 'Retirez-la.',
    },
  },
  'unread-variable': {
    en: {
      title: 'A variable that is set and never read',
      why: 'Something asks for a value and then forgets it: perhaps the step that should use it is missing.',
      example: 'The caller types an order number, and no node looks at it.',
      mend: 'Use it, or make it an output if another flow or a report is to have it.',
    },
    fr: {
      title: 'Une variable définie et jamais lue',
      why: 'On demande une valeur puis on l’oublie : peut-être manque-t-il l’étape qui devrait s’en servir.',
      example: 'L’appelant saisit un numéro de commande qu’aucun nœud ne regarde.',
      mend: 'Utilisez-la, ou faites-en une sortie si un autre flux ou un rapport doit la recevoir.',
    },
  },
  'unhandled-failure': {
    en: {
      title: 'An expression that can fail',
      why: 'Some values make it impossible to work out; the contact then hears an apology and is ended.',
      example: '“sum / parts” cannot be worked out when parts is 0, and the answer of a web service may lack a field.',
      mend: 'Connect the exit for errors, or test the value before: parts > 0 && sum / parts > 10.',
    },
    fr: {
      title: 'Une expression qui peut échouer',
      why: 'Certaines valeurs la rendent incalculable ; le contact entend alors des excuses et se termine.',
      example:
        '« sum / parts » est incalculable si parts vaut 0, et la réponse d’un service web peut manquer d’un champ.',
      mend: 'Reliez la sortie d’erreur, ou vérifiez la valeur auparavant : parts > 0 && sum / parts > 10.',
    },
  },
});

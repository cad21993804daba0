import { defineRules } from './rule.ts';

/** Variables, and expressions that may fail. */
export const valueRules = defineRules({
  'unset-variable': {
    severity: 'warning',
    en: {
      message: '“{name}” is used here, but on some path nothing has set it yet.{inside}',
      remedy: 'Set it before, or give it an initial value.',
    },
    fr: {
      message: '« {name} » est utilisée ici, mais sur un chemin rien ne l’a encore définie.{inside}',
      remedy: 'Définissez-la auparavant, ou donnez-lui une valeur initiale.',
    },
  },
  'unused-variable': {
    severity: 'info',
    en: { message: 'Variable “{name}” is never used.', remedy: 'Remove it, or use it.' },
    fr: { message: 'La variable « {name} » n’est jamais utilisée.', remedy: 'Retirez-la, ou utilisez-la.' },
  },
  'unread-variable': {
    severity: 'info',
    en: {
      message: 'Variable “{name}” is set, but nothing reads it.',
      remedy: 'Use it, remove it, or make it an output of the flow.',
    },
    fr: {
      message: 'La variable « {name} » est définie, mais rien ne la lit.',
      remedy: 'Utilisez-la, retirez-la, ou faites-en une sortie du flux.',
    },
  },
  'unhandled-failure': {
    severity: 'warning',
    en: {
      message: 'An expression here can fail, and the contact would then be ended with an apology.{inside}',
      remedy: 'Connect exit “{exit}”, or test the value before.',
    },
    fr: {
      message: 'Une expression peut échouer ici, et le contact se terminerait alors par des excuses.{inside}',
      remedy: 'Reliez la sortie « {exit} », ou vérifiez la valeur auparavant.',
    },
  },
});

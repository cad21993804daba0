import { defineRules } from './rule.ts';

/** What callers say, type and are called by, and where it goes. */
export const privacyRules = defineRules({
  'private-value-leaves': {
    severity: 'warning',
    en: {
      message: '{source} goes to {sink} without being marked as allowed to leave.',
      remedy: 'Mark the variable “may leave” if that is intended, or do not send it.',
    },
    fr: {
      message: '{source} part vers {sink} sans être marqué comme autorisé à sortir.',
      remedy: 'Marquez la variable « peut sortir » si c’est voulu, ou ne l’envoyez pas.',
    },
  },
  'caller-number-leaves': {
    severity: 'info',
    en: {
      message: 'The caller’s number goes to {sink}.',
      remedy: 'Make sure that callers are told, and waive this with the reason.',
    },
    fr: {
      message: 'Le numéro de l’appelant part vers {sink}.',
      remedy: 'Assurez-vous que les appelants en sont informés, et écartez ce constat avec la raison.',
    },
  },
});

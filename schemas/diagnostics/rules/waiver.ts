import { defineRules } from './rule.ts';

/** Findings that somebody accepted with a reason. */
export const waiverRules = defineRules({
  'stale-waiver': {
    severity: 'info',
    waivable: false,
    en: {
      message: 'Rule {waived} is waived here, but nothing breaks it any more.',
      remedy: 'Take the waiver back.',
    },
    fr: {
      message: 'La règle {waived} est écartée ici, mais plus rien ne l’enfreint.',
      remedy: 'Retirez cette dérogation.',
    },
  },
});

import { defineRules } from './rule.ts';

/** Where contacts can get to, and whether they get on: found by going every way there is. */
export const pathRules = defineRules({
  'unreachable-exit': {
    severity: 'warning',
    en: {
      message: 'No contact can leave through exit “{exit}”.',
      remedy: 'Change the condition that rules it out, or the values that are set before it.',
    },
    fr: {
      message: 'Aucun contact ne peut prendre la sortie « {exit} ».',
      remedy: 'Changez la condition qui l’exclut, ou les valeurs fixées auparavant.',
    },
  },
  'endless-loop': {
    severity: 'error',
    en: {
      message:
        'Whoever comes here by the path shown goes round for ever: {circle}. Nothing in the circle waits.{inside}',
      remedy: 'Lead one of the exits out of the circle, or let something in it wait.',
    },
    fr: {
      message: 'Qui arrive ici par le chemin montré tourne sans fin : {circle}. Rien dans ce cercle n’attend.{inside}',
      remedy: 'Faites sortir du cercle l’une des sorties, ou placez-y une attente.',
    },
  },
  'silent-loop': {
    severity: 'warning',
    en: {
      message: 'A circle may turn without caller, time or answer from outside: {circle}.{inside}',
      remedy: 'Count the rounds and leave after a few, or let something in the circle wait.',
    },
    fr: {
      message: 'Un cercle peut tourner sans appelant, sans délai et sans réponse extérieure : {circle}.{inside}',
      remedy: 'Comptez les tours et sortez après quelques-uns, ou placez une attente dans le cercle.',
    },
  },
  'too-many-steps': {
    severity: 'warning',
    en: {
      message: 'Up to {steps} nodes follow each other here at one moment; a contact is ended after {limit}.{inside}',
      remedy: 'Let fewer rounds turn, or let something in between wait.',
    },
    fr: {
      message: 'Jusqu’à {steps} nœuds se suivent ici au même instant ; un contact est terminé après {limit}.{inside}',
      remedy: 'Faites moins de tours, ou placez une attente entre eux.',
    },
  },
  'endless-silence': {
    severity: 'warning',
    en: {
      message: 'A caller who does nothing goes round for ever: {circle}.{inside}',
      remedy: 'Count the rounds, and hang up or transfer after a few.',
    },
    fr: {
      message: 'Un appelant qui ne fait rien tourne sans fin : {circle}.{inside}',
      remedy: 'Comptez les tours, et raccrochez ou transférez après quelques-uns.',
    },
  },
  'no-end': {
    severity: 'warning',
    en: {
      message: 'From here no path leads to an end: only the caller can end it.{inside}',
      remedy: 'Connect an exit so that it leads to an end.',
    },
    fr: {
      message: 'D’ici, aucun chemin ne mène à une fin : seul l’appelant peut y mettre un terme.{inside}',
      remedy: 'Reliez une sortie de façon qu’elle mène à une fin.',
    },
  },
  'unlimited-wait': {
    severity: 'warning',
    en: {
      message: 'A contact may wait here without limit.{inside}',
      remedy: 'Set a limit to the wait, such as an overflow flow or a timeout, and say what follows.',
    },
    fr: {
      message: 'Un contact peut attendre ici sans limite.{inside}',
      remedy: 'Limitez l’attente, par un flux de débordement ou un délai, et dites ce qui suit.',
    },
  },
});

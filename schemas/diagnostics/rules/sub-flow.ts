import { defineRules } from './rule.ts';

/** Flows that run other flows. */
export const subFlowRules = defineRules({
  'missing-flow': {
    severity: 'error',
    en: {
      message: 'Sub-flow {flow} does not exist or is not published.',
      remedy: 'Publish it, or choose another flow.',
    },
    fr: {
      message: 'Le sous-flux {flow} n’existe pas ou n’est pas publié.',
      remedy: 'Publiez-le, ou choisissez un autre flux.',
    },
  },
  'sub-flow-kind': {
    severity: 'error',
    en: {
      message: 'Sub-flow {flow} is of another kind than this flow.',
      remedy: 'Choose a flow of the same kind; an overflow flow can also run an IVR.',
    },
    fr: {
      message: 'Le sous-flux {flow} n’est pas du même type que ce flux.',
      remedy: 'Choisissez un flux du même type ; un flux de débordement peut aussi lancer un SVI.',
    },
  },
  'sub-flow-recursion': {
    severity: 'error',
    en: {
      message: 'The flow calls itself: {path}.',
      remedy: 'Break the circle; a repetition is drawn with an edge back.',
    },
    fr: {
      message: 'Le flux s’appelle lui-même : {path}.',
      remedy: 'Rompez le cercle ; une répétition se dessine par un lien en arrière.',
    },
  },
  'unknown-input': {
    severity: 'error',
    en: {
      message: 'The sub-flow has no {role} “{name}”.',
      remedy: 'Remove the line, or declare the variable in the sub-flow.',
    },
    fr: {
      message: 'Le sous-flux n’a pas de variable « {name} » en {role}.',
      remedy: 'Retirez la ligne, ou déclarez la variable dans le sous-flux.',
    },
  },
});

import type { subFlowRules } from '../rules/sub-flow.ts';
import { definePages } from './page.ts';

export const subFlowPages = definePages<keyof typeof subFlowRules>({
  'missing-flow': {
    en: {
      title: 'A sub-flow that is not there',
      why: 'A contact that comes here has nothing to run and takes the error exit.',
      example: 'The survey that a sub-flow node runs was drawn but never published.',
      mend: 'Publish the other flow, or choose one that is published.',
    },
    fr: {
      title: 'Un sous-flux absent',
      why: 'Un contact qui arrive ici n’a rien à exécuter et prend la sortie d’erreur.',
      example: 'L’enquête que lance un nœud Sous-flux a été dessinée mais jamais publiée.',
      mend: 'Publiez l’autre flux, ou choisissez-en un qui est publié.',
    },
  },
  'sub-flow-kind': {
    en: {
      title: 'A sub-flow of the wrong kind',
      why: 'Only an IVR can run within another flow: strategies and scripts live elsewhere.',
      example: 'An overflow flow was chosen to be run as a sub-flow.',
      mend: 'Choose an IVR.',
    },
    fr: {
      title: 'Un sous-flux du mauvais type',
      why: 'Seul un SVI peut s’exécuter dans un autre flux : les stratégies et les scripts vivent ailleurs.',
      example: 'Un flux de débordement a été choisi comme sous-flux.',
      mend: 'Choisissez un SVI.',
    },
  },
  'sub-flow-recursion': {
    en: {
      title: 'A flow that calls itself',
      why: 'It would be a machine without end: each run would contain another one.',
      example: 'The complaint flow runs the survey, and the survey runs the complaint flow.',
      mend: 'Break the circle. To repeat something, lead an exit back to it.',
    },
    fr: {
      title: 'Un flux qui s’appelle lui-même',
      why: 'Ce serait une machine sans fin : chaque exécution en contiendrait une autre.',
      example: 'Le flux de réclamation lance l’enquête, et l’enquête lance le flux de réclamation.',
      mend: 'Rompez le cercle. Pour répéter quelque chose, ramenez-y une sortie.',
    },
  },
  'unknown-input': {
    en: {
      title: 'A value that the sub-flow does not know',
      why: 'The value is handed over to nobody, or waited for in vain.',
      example: 'The input “order” was renamed in the sub-flow and not here.',
      mend: 'Remove the line, or declare the variable in the sub-flow with that role.',
    },
    fr: {
      title: 'Une valeur que le sous-flux ne connaît pas',
      why: 'La valeur n’est remise à personne, ou attendue en vain.',
      example: 'L’entrée « order » a été renommée dans le sous-flux et pas ici.',
      mend: 'Retirez la ligne, ou déclarez la variable dans le sous-flux avec ce rôle.',
    },
  },
});

import type { NodeTexts } from '../node-kind.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Sub-flow',
    description: 'Runs another published flow and goes on when it returns.',
    exits: { returned: 'Returned', error: 'Error' },
    fields: {
      flow: { label: 'Flow' },
      inputs: { label: 'Hand over', help: 'Values for the input variables of the sub-flow.' },
      'inputs[].name': { label: 'Its variable' },
      'inputs[].value': { label: 'Value', help: 'An expression over the variables of this flow.' },
      outputs: { label: 'Take back', help: 'Output variables of the sub-flow, once it has returned.' },
      'outputs[].name': { label: 'Its variable' },
      'outputs[].variable': { label: 'Store in' },
    },
  },
  fr: {
    name: 'Sous-flux',
    description: 'Exécute un autre flux publié et continue à son retour.',
    exits: { returned: 'Retour', error: 'Erreur' },
    fields: {
      flow: { label: 'Flux' },
      inputs: { label: 'Transmettre', help: 'Valeurs pour les variables d’entrée du sous-flux.' },
      'inputs[].name': { label: 'Sa variable' },
      'inputs[].value': { label: 'Valeur', help: 'Une expression sur les variables de ce flux.' },
      outputs: { label: 'Récupérer', help: 'Variables de sortie du sous-flux, à son retour.' },
      'outputs[].name': { label: 'Sa variable' },
      'outputs[].variable': { label: 'Enregistrer dans' },
    },
  },
};

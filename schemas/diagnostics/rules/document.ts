import { defineRules } from './rule.ts';

/** Documents that cannot be read, nodes that are not understood. */
export const documentRules = defineRules({
  'invalid-document': {
    severity: 'error',
    en: {
      message: 'The document is not a flow: {field} {reason}.',
      remedy: 'Correct the field, or export the flow again.',
    },
    fr: {
      message: 'Le document n’est pas un flux : {field} {reason}.',
      remedy: 'Corrigez le champ, ou exportez de nouveau le flux.',
    },
  },
  'unknown-field': {
    severity: 'error',
    en: { message: 'Unknown field {field}.', remedy: 'Remove it, or correct its name.' },
    fr: { message: 'Champ inconnu : {field}.', remedy: 'Retirez-le, ou corrigez son nom.' },
  },
  'newer-format': {
    severity: 'error',
    en: {
      message: 'The document has format {format}; this version reads up to {current}.',
      remedy: 'Update Switchyard, or export the flow from the older version.',
    },
    fr: {
      message: 'Le document est au format {format} ; cette version lit jusqu’au format {current}.',
      remedy: 'Mettez Switchyard à jour, ou exportez le flux depuis une version plus ancienne.',
    },
  },
  'duplicate-id': {
    severity: 'error',
    en: { message: '{what} {id} exists more than once.', remedy: 'Give one of them another id.' },
    fr: { message: '{what} {id} existe plusieurs fois.', remedy: 'Donnez à l’un d’eux un autre identifiant.' },
  },
  'unknown-kind': {
    severity: 'error',
    en: { message: 'There is no node kind “{kind}”.', remedy: 'Replace the node with one from the palette.' },
    fr: { message: 'Le type de nœud « {kind} » n’existe pas.', remedy: 'Remplacez le nœud par un nœud de la palette.' },
  },
  'kind-not-allowed': {
    severity: 'error',
    en: {
      message: 'A {kind} node cannot stand in this kind of flow ({flowKind}).',
      remedy: 'Remove the node, or draw it in a flow of another kind.',
    },
    fr: {
      message: 'Un nœud {kind} n’a pas sa place dans ce type de flux ({flowKind}).',
      remedy: 'Retirez le nœud, ou dessinez-le dans un flux d’un autre type.',
    },
  },
  'imported-placeholder': {
    severity: 'error',
    en: {
      message: '“{type}” of {source} has not been replaced yet.',
      remedy: 'Build what it did with the nodes of the palette, lead its edges there and remove the placeholder.',
    },
    fr: {
      message: '« {type} » de {source} n’a pas encore été remplacé.',
      remedy:
        'Construisez ce qu’il faisait avec les nœuds de la palette, raccordez ses liens et retirez le nœud d’attente.',
    },
  },
  'invalid-config': {
    severity: 'error',
    en: { message: '{field}: {reason}.', remedy: 'Correct the field in the inspector.' },
    fr: { message: '{field} : {reason}.', remedy: 'Corrigez le champ dans l’inspecteur.' },
  },
});

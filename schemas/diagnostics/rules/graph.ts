import { defineRules } from './rule.ts';

/** Starts, connections and what can be reached. */
export const graphRules = defineRules({
  'no-start': {
    severity: 'error',
    en: { message: 'The flow has no start.', remedy: 'Insert a Start node and connect it to the first step.' },
    fr: { message: 'Le flux n’a pas de début.', remedy: 'Insérez un nœud Début et reliez-le à la première étape.' },
  },
  'several-starts': {
    severity: 'error',
    en: { message: 'The flow has {count} starts.', remedy: 'Keep one Start node and remove the others.' },
    fr: { message: 'Le flux a {count} débuts.', remedy: 'Gardez un seul nœud Début et retirez les autres.' },
  },
  'unconnected-exit': {
    severity: 'error',
    en: { message: 'Exit “{exit}” leads nowhere.', remedy: 'Connect it to the node that comes next.' },
    fr: { message: 'La sortie « {exit} » ne mène nulle part.', remedy: 'Reliez-la au nœud qui suit.' },
  },
  'unknown-exit': {
    severity: 'error',
    en: {
      message: 'An edge leaves through exit “{exit}”, which the node does not have.',
      remedy: 'Remove the edge, or restore the choice it belonged to.',
    },
    fr: {
      message: 'Un lien part de la sortie « {exit} », que le nœud n’a pas.',
      remedy: 'Retirez le lien, ou rétablissez le choix auquel il appartenait.',
    },
  },
  'edge-without-node': {
    severity: 'error',
    en: { message: 'An edge refers to node {id}, which does not exist.', remedy: 'Remove the edge.' },
    fr: { message: 'Un lien désigne le nœud {id}, qui n’existe pas.', remedy: 'Retirez le lien.' },
  },
  'exit-connected-twice': {
    severity: 'error',
    en: { message: 'Exit “{exit}” is connected more than once.', remedy: 'Keep one of the edges.' },
    fr: { message: 'La sortie « {exit} » est reliée plusieurs fois.', remedy: 'Gardez un seul lien.' },
  },
  'edge-into-start': {
    severity: 'error',
    en: { message: 'An edge leads back into the start.', remedy: 'Connect it to the node after the start.' },
    fr: { message: 'Un lien revient au début.', remedy: 'Reliez-le au nœud qui suit le début.' },
  },
  'unreachable-node': {
    severity: 'warning',
    en: { message: 'No path leads to this node.', remedy: 'Connect an exit to it, or remove it.' },
    fr: { message: 'Aucun chemin ne mène à ce nœud.', remedy: 'Reliez-lui une sortie, ou retirez-le.' },
  },
});

import type { documentRules } from '../rules/document.ts';
import { definePages } from './page.ts';

export const documentPages = definePages<keyof typeof documentRules>({
  'invalid-document': {
    en: {
      title: 'The document is not a flow',
      why: 'A document that cannot be read cannot be opened, checked or run.',
      example: 'The list of languages says “english” where a code of two letters is wanted.',
      mend: 'Correct the field that the message names. A document that was exported and not edited always reads.',
    },
    fr: {
      title: 'Le document n’est pas un flux',
      why: 'Un document illisible ne peut être ni ouvert, ni vérifié, ni exécuté.',
      example: 'La liste des langues dit « english » là où un code à deux lettres est attendu.',
      mend: 'Corrigez le champ que nomme le message. Un document exporté et non retouché se lit toujours.',
    },
  },
  'unknown-field': {
    en: {
      title: 'Unknown field',
      why: 'What is not understood would be lost on saving, so it is refused instead.',
      example: 'A node carries the field “colour”, which nodes do not have.',
      mend: 'Remove the field, or correct its name.',
    },
    fr: {
      title: 'Champ inconnu',
      why: 'Ce qui n’est pas compris serait perdu à l’enregistrement ; c’est donc refusé.',
      example: 'Un nœud porte le champ « colour », que les nœuds n’ont pas.',
      mend: 'Retirez le champ, ou corrigez son nom.',
    },
  },
  'newer-format': {
    en: {
      title: 'Document of a newer format',
      why: 'A newer program may have written things that this one would misunderstand.',
      example: 'A flow was exported from an installation that has been updated already.',
      mend: 'Update this installation, or export the flow from the older one.',
    },
    fr: {
      title: 'Document d’un format plus récent',
      why: 'Un programme plus récent a pu écrire des choses que celui-ci comprendrait mal.',
      example: 'Un flux a été exporté d’une installation déjà mise à jour.',
      mend: 'Mettez cette installation à jour, ou exportez le flux depuis l’ancienne.',
    },
  },
  'duplicate-id': {
    en: {
      title: 'The same identifier twice',
      why: 'Connections, tests and statistics refer to identifiers; with two of the same they would mean either.',
      example: 'Two variables are called “order”, so that nobody knows which one an expression reads.',
      mend: 'Rename or remove one of the two.',
    },
    fr: {
      title: 'Deux fois le même identifiant',
      why: 'Les liens, les tests et les statistiques s’y réfèrent ; avec deux identiques, ils désigneraient l’un ou l’autre.',
      example: 'Deux variables s’appellent « order » : nul ne sait laquelle une expression lit.',
      mend: 'Renommez ou retirez l’une des deux.',
    },
  },
  'unknown-kind': {
    en: {
      title: 'Unknown kind of node',
      why: 'Nothing is known about what the node should do, so that a contact would end there.',
      example: 'The document comes from a program that knows a node kind which this one does not.',
      mend: 'Replace the node with one from the palette.',
    },
    fr: {
      title: 'Type de nœud inconnu',
      why: 'On ignore ce que le nœud devrait faire : un contact s’y terminerait.',
      example: 'Le document vient d’un programme qui connaît un type de nœud inconnu ici.',
      mend: 'Remplacez le nœud par un nœud de la palette.',
    },
  },
  'kind-not-allowed': {
    en: {
      title: 'A node out of place',
      why: 'Each kind of flow has its own surroundings: a strategy has no call to hang up, a script no keys to wait for.',
      example: 'A hang-up node stands in a call strategy.',
      mend: 'Remove the node, or draw it in a flow of the kind that it belongs to.',
    },
    fr: {
      title: 'Un nœud qui n’a pas sa place',
      why: 'Chaque type de flux a son cadre : une stratégie n’a pas d’appel à raccrocher, un script pas de touche à attendre.',
      example: 'Un nœud Raccrocher se trouve dans une stratégie d’appel.',
      mend: 'Retirez le nœud, ou dessinez-le dans un flux du type auquel il appartient.',
    },
  },
  'imported-placeholder': {
    en: {
      title: 'A step that could not be imported',
      why: 'The program that the flow came from did something here that has no counterpart yet: contacts would skip it.',
      example: 'An imported flow called a function of the other platform.',
      mend: 'Replace the placeholder with nodes that do the same; what stood in the source is kept in it.',
    },
    fr: {
      title: 'Une étape qui n’a pu être importée',
      why: 'Le programme d’origine faisait ici quelque chose qui n’a pas encore d’équivalent : les contacts le sauteraient.',
      example: 'Un flux importé appelait une fonction de l’autre plateforme.',
      mend: 'Remplacez-la par des nœuds qui font la même chose ; le contenu d’origine y est conservé.',
    },
  },
  'invalid-config': {
    en: {
      title: 'A setting that is not accepted',
      why: 'With such a setting the node has no clear meaning.',
      example: 'A menu has two choices for key 1: only one of them could ever be taken.',
      mend: 'Correct the field in the inspector; the message says what it accepts.',
    },
    fr: {
      title: 'Un réglage refusé',
      why: 'Avec un tel réglage, le nœud n’a pas de sens clair.',
      example: 'Un menu a deux choix pour la touche 1 : un seul pourrait jamais être pris.',
      mend: 'Corrigez le champ dans l’inspecteur ; le message dit ce qu’il accepte.',
    },
  },
});

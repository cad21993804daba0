import type { graphRules } from '../rules/graph.ts';
import { definePages } from './page.ts';

export const graphPages = definePages<keyof typeof graphRules>({
  'no-start': {
    en: {
      title: 'No start',
      why: 'Without a start there is nowhere for a contact to begin.',
      example: 'The start was deleted together with the nodes around it.',
      mend: 'Insert a Start node and connect it to the first step.',
    },
    fr: {
      title: 'Pas de début',
      why: 'Sans début, un contact ne commence nulle part.',
      example: 'Le début a été supprimé avec les nœuds qui l’entouraient.',
      mend: 'Insérez un nœud Début et reliez-le à la première étape.',
    },
  },
  'several-starts': {
    en: {
      title: 'Several starts',
      why: 'A contact can begin at one place only; what hangs on the other starts is never run.',
      example: 'Two flows were pasted into one, each with its own start.',
      mend: 'Keep one start and connect the rest to it.',
    },
    fr: {
      title: 'Plusieurs débuts',
      why: 'Un contact ne commence qu’à un endroit ; ce qui suit les autres débuts n’est jamais exécuté.',
      example: 'Deux flux ont été collés en un seul, chacun avec son début.',
      mend: 'Gardez un début et reliez-y le reste.',
    },
  },
  'unconnected-exit': {
    en: {
      title: 'An exit that leads nowhere',
      why: 'A contact that leaves through it hears an apology and is ended: a dead end.',
      example: 'A choice was added to a menu, and its exit not yet connected.',
      mend: 'Connect the exit to the node that comes next. Exits for what rarely goes wrong may stay open.',
    },
    fr: {
      title: 'Une sortie qui ne mène nulle part',
      why: 'Un contact qui la prend entend des excuses et se termine : une impasse.',
      example: 'Un choix a été ajouté à un menu sans que sa sortie soit reliée.',
      mend: 'Reliez la sortie au nœud suivant. Les sorties d’incident peuvent rester libres.',
    },
  },
  'unknown-exit': {
    en: {
      title: 'A connection from an exit that is gone',
      why: 'No contact can ever take it, and what it led to may have become unreachable.',
      example: 'Choice 7 was removed from a menu; its connection stayed.',
      mend: 'Remove the connection, or restore the choice.',
    },
    fr: {
      title: 'Un lien depuis une sortie disparue',
      why: 'Aucun contact ne peut le prendre, et ce à quoi il menait est peut-être devenu inaccessible.',
      example: 'Le choix 7 a été retiré d’un menu ; son lien est resté.',
      mend: 'Retirez le lien, ou rétablissez le choix.',
    },
  },
  'edge-without-node': {
    en: {
      title: 'A connection without a node',
      why: 'The document was changed outside the editor: a connection refers to a node that does not exist.',
      example: 'A node was renamed in the JSON, and the connections to it were not.',
      mend: 'Remove the connection, or correct the identifier.',
    },
    fr: {
      title: 'Un lien sans nœud',
      why: 'Le document a été modifié hors de l’éditeur : un lien désigne un nœud qui n’existe pas.',
      example: 'Un nœud a été renommé dans le JSON, mais pas les liens qui y mènent.',
      mend: 'Retirez le lien, ou corrigez l’identifiant.',
    },
  },
  'exit-connected-twice': {
    en: {
      title: 'An exit connected twice',
      why: 'A contact can only go one way; one of the connections would never be taken.',
      example: 'The exit “Next” leads to a menu and to a transfer.',
      mend: 'Keep one connection. To choose between ways, use a condition or a split.',
    },
    fr: {
      title: 'Une sortie reliée deux fois',
      why: 'Un contact ne va que dans un sens ; l’un des liens ne serait jamais pris.',
      example: 'La sortie « Suite » mène à un menu et à un transfert.',
      mend: 'Gardez un seul lien. Pour choisir entre deux chemins, utilisez une condition ou une répartition.',
    },
  },
  'edge-into-start': {
    en: {
      title: 'A connection back into the start',
      why: 'The start is where contacts arrive, not a step that can be repeated.',
      example: 'A menu leads its “repeat” back to the start.',
      mend: 'Connect it to the node after the start.',
    },
    fr: {
      title: 'Un lien qui revient au début',
      why: 'Le début est l’endroit où les contacts arrivent, pas une étape qu’on répète.',
      example: 'Un menu ramène « répéter » au début.',
      mend: 'Reliez-le au nœud qui suit le début.',
    },
  },
  'unreachable-node': {
    en: {
      title: 'A node that no contact reaches',
      why: 'What it does never happens: often a connection is missing, or a condition shuts everybody out.',
      example: 'A message for Sundays stands behind a condition that no value of its variable can fulfil.',
      mend: 'Connect an exit to it that contacts can take, or remove it. Waive this for a part that is still to come.',
    },
    fr: {
      title: 'Un nœud qu’aucun contact n’atteint',
      why: 'Ce qu’il fait n’arrive jamais : souvent, un lien manque, ou une condition exclut tout le monde.',
      example: 'Une annonce du dimanche suit une condition qu’aucune valeur de sa variable ne remplit.',
      mend: 'Reliez-lui une sortie que des contacts peuvent prendre, ou retirez-le. Écartez ce constat pour une partie à venir.',
    },
  },
});

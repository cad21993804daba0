import { defineRules } from './rule.ts';

/** Queues and the flows that watch over their callers. */
export const overflowRules = defineRules({
  'missing-overflow': {
    severity: 'error',
    en: {
      message: 'Overflow flow {flow} does not exist or is not published.',
      remedy: 'Publish it, or choose another flow.',
    },
    fr: {
      message: 'Le flux de débordement {flow} n’existe pas ou n’est pas publié.',
      remedy: 'Publiez-le, ou choisissez un autre flux.',
    },
  },
  'overflow-kind': {
    severity: 'error',
    en: {
      message: 'Flow “{flow}” cannot watch over a queue: it is not an overflow flow.',
      remedy: 'Choose a flow of the kind overflow.',
    },
    fr: {
      message: 'Le flux « {flow} » ne peut pas surveiller une file : ce n’est pas un flux de débordement.',
      remedy: 'Choisissez un flux de type débordement.',
    },
  },
  'queue-within-wait': {
    severity: 'error',
    en: {
      message: 'Sub-flow “{flow}” puts the caller into a queue, and they wait in one already.',
      remedy: 'Move the caller with a Change queue node, or call a flow without a queue.',
    },
    fr: {
      message: 'Le sous-flux « {flow} » met l’appelant dans une file, alors qu’il attend déjà dans une autre.',
      remedy: 'Déplacez l’appelant avec un nœud Autre file, ou appelez un flux sans file.',
    },
  },
  'trigger-impossible': {
    severity: 'warning',
    en: {
      message: 'Trigger “{trigger}” can never fire: no wait is predicted while no agent is staffed.',
      remedy: 'Let any of its conditions be enough, or make two triggers of it.',
    },
    fr: {
      message:
        'Le déclencheur « {trigger} » ne peut jamais être atteint : sans agent en poste, aucune attente n’est prévue.',
      remedy: 'Contentez-vous de l’une des conditions, ou faites-en deux déclencheurs.',
    },
  },
  'trigger-shadowed': {
    severity: 'warning',
    en: {
      message: 'Trigger “{trigger}” can never fire: “{above}” stands above it and holds whenever it does.',
      remedy: 'Move it up, or make the upper one stricter.',
    },
    fr: {
      message:
        'Le déclencheur « {trigger} » ne peut jamais être atteint : « {above} », au-dessus, l’est toujours avant.',
      remedy: 'Montez-le, ou rendez l’autre plus strict.',
    },
  },
  'trigger-at-once': {
    severity: 'warning',
    en: {
      message: 'Trigger “{trigger}” holds for every caller at once: the caller who waits is one of those counted.',
      remedy: 'Raise the number of callers, or connect the action without a trigger.',
    },
    fr: {
      message:
        'Le déclencheur « {trigger} » est atteint aussitôt par tous : l’appelant qui attend compte parmi les appelants.',
      remedy: 'Augmentez le nombre d’appelants, ou reliez l’action sans déclencheur.',
    },
  },
  'overflow-spins': {
    severity: 'error',
    en: {
      message:
        'A caller can go round {count} steps for ever without ever waiting in peace: what leads round can hold again at once.',
      remedy:
        'Make a trigger on the way also ask for loops waited, count the rounds, or let the caller wait without overflow.',
    },
    fr: {
      message:
        'Un appelant peut parcourir sans fin un cercle de {count} étapes sans jamais attendre en paix : ce qui y mène peut se reproduire aussitôt.',
      remedy:
        'Exigez aussi des boucles d’attente dans un déclencheur, comptez les tours, ou laissez l’appelant attendre sans débordement.',
    },
  },
  'overflow-circulates': {
    severity: 'warning',
    en: {
      message: 'A caller can be moved from queue to queue for ever.',
      remedy: 'Count the moves and let the caller wait in the last queue, or offer another way out.',
    },
    fr: {
      message: 'Un appelant peut être déplacé de file en file sans fin.',
      remedy:
        'Comptez les déplacements et laissez l’appelant attendre dans la dernière file, ou offrez une autre issue.',
    },
  },
});

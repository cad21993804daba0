import type { overflowRules } from '../rules/overflow.ts';
import { definePages } from './page.ts';

/** Pages of the rules about queues and overflow. */
export const overflowPages = definePages<keyof typeof overflowRules>({
  'missing-overflow': {
    en: {
      title: 'Overflow flow not there',
      why: 'Callers would wait in the queue with nothing watching over them: no callback, no voicemail, no way out however long it takes.',
      example: 'A queue names the overflow flow “peak”, which was drawn but never published.',
      mend: 'Publish the overflow flow first, choose another one, or leave the field empty if callers shall simply wait.',
    },
    fr: {
      title: 'Flux de débordement absent',
      why: 'Les appelants attendraient dans la file sans que rien ne les surveille : ni rappel, ni messagerie, ni issue, quelle que soit l’attente.',
      example: 'Une file nomme le flux de débordement « pointe », dessiné mais jamais publié.',
      mend: 'Publiez d’abord le flux de débordement, choisissez-en un autre, ou laissez le champ vide si les appelants doivent simplement attendre.',
    },
  },
  'overflow-kind': {
    en: {
      title: 'Not an overflow flow',
      why: 'Only an overflow flow knows of the wait it watches over. Another one would begin a second call beside the first.',
      example: 'The overflow flow of a queue is an IVR that was meant to offer a voicemail.',
      mend: 'Choose an overflow flow. It can run an IVR as a sub-flow once a trigger has fired.',
    },
    fr: {
      title: 'Pas un flux de débordement',
      why: 'Seul un flux de débordement connaît l’attente qu’il surveille. Un autre commencerait un second appel à côté du premier.',
      example: 'Le flux de débordement d’une file est un SVI qui devait proposer une messagerie.',
      mend: 'Choisissez un flux de débordement. Il peut lancer un SVI en sous-flux une fois un déclencheur atteint.',
    },
  },
  'queue-within-wait': {
    en: {
      title: 'Queue inside a wait',
      why: 'An overflow flow runs while its caller waits in a queue and keeps their place there. A second wait inside the first would leave the caller in two queues, and two agents could be sent to them.',
      example: 'An overflow flow calls the support IVR as a sub-flow, and that IVR has an Enter queue node.',
      mend: 'Use a Change queue node: the caller leaves the first queue for the second. Or return from the overflow flow, and let the IVR lead on from the exit Overflow of its queue.',
    },
    fr: {
      title: 'File dans une attente',
      why: 'Un flux de débordement s’exécute pendant que l’appelant attend dans une file et y garde sa place. Une seconde attente dans la première le laisserait dans deux files, et deux agents pourraient lui être envoyés.',
      example:
        'Un flux de débordement appelle en sous-flux le SVI du support, qui contient un nœud Mise en file d’attente.',
      mend: 'Utilisez un nœud Autre file : l’appelant quitte la première file pour la seconde. Ou sortez du flux de débordement, et laissez le SVI continuer par la sortie Débordement de sa file.',
    },
  },
  'trigger-impossible': {
    en: {
      title: 'Trigger that contradicts itself',
      why: 'A predicted wait is worked out from the agents who are there. With nobody staffed there is no prediction, so both together never hold and the action behind the trigger never happens.',
      example:
        'A trigger asks for “no agent staffed” and for “predicted wait over 120 s”, and all conditions must hold.',
      mend: 'Choose “any condition holds”, or make two triggers with an exit each.',
    },
    fr: {
      title: 'Déclencheur contradictoire',
      why: 'L’attente prévisible se calcule d’après les agents présents. Sans agent en poste il n’y a pas de prévision : les deux ensemble ne sont jamais remplies et l’action ne se produit jamais.',
      example:
        'Un déclencheur demande « aucun agent en poste » et « attente prévisible de plus de 120 s », toutes les conditions devant être remplies.',
      mend: 'Choisissez « l’une des conditions est remplie », ou faites-en deux déclencheurs ayant chacun sa sortie.',
    },
  },
  'trigger-shadowed': {
    en: {
      title: 'Trigger behind a weaker one',
      why: 'Triggers are looked at from top to bottom and the first that holds is taken. One that holds only when an upper one does is never reached, and callers get the milder action.',
      example:
        '“Predicted wait over 60 s” stands above “predicted wait over 300 s”: after 300 seconds the first still wins.',
      mend: 'Put the stricter trigger on top. Waive it only if the lower one is kept for a time at which the upper is taken out.',
    },
    fr: {
      title: 'Déclencheur derrière un plus large',
      why: 'Les déclencheurs sont lus de haut en bas et le premier atteint est pris. Celui qui ne l’est que lorsqu’un autre au-dessus l’est aussi n’est jamais pris : l’appelant reçoit l’action la plus douce.',
      example:
        '« Attente prévisible de plus de 60 s » est au-dessus de « plus de 300 s » : à 300 secondes, le premier l’emporte encore.',
      mend: 'Placez le déclencheur le plus strict en haut. N’acceptez le constat que si l’inférieur est gardé pour une période sans le supérieur.',
    },
  },
  'trigger-at-once': {
    en: {
      title: 'Trigger that always holds',
      why: 'The caller whose wait is watched is counted among the callers in the queue. “More than 0” is therefore always true, and nobody waits at all.',
      example: 'A trigger “callers in the queue: more than 0” leads to the voicemail: every caller lands there.',
      mend: 'Raise the number. If every caller shall have the action, connect it to the start directly.',
    },
    fr: {
      title: 'Déclencheur toujours atteint',
      why: 'L’appelant surveillé compte parmi les appelants de la file. « Plus de 0 » est donc toujours vrai, et personne n’attend.',
      example: 'Un déclencheur « appelants dans la file : plus de 0 » mène à la messagerie : tous y arrivent.',
      mend: 'Augmentez le nombre. Si l’action vaut pour tous, reliez-la directement au début.',
    },
  },
  'overflow-spins': {
    en: {
      title: 'Caller without rest',
      why: 'An agent can take a caller only while the flow waits. On this circle nothing waits: the trigger that led into it still holds, so the caller hears the same messages over and over and may never be put through.',
      example:
        '“Predicted wait over 120 s” plays an apology and returns to the queue. The wait is still over 120 s, so the apology plays again at once.',
      mend: 'Ask for loops waited as well (all conditions), count the rounds in a variable and leave on a condition, or return to the queue without watching the triggers again.',
    },
    fr: {
      title: 'Appelant sans répit',
      why: 'Un agent ne peut prendre un appelant que pendant que le flux attend. Sur ce cercle rien n’attend : le déclencheur qui y a mené est toujours atteint, l’appelant entend sans cesse les mêmes messages et n’est peut-être jamais mis en relation.',
      example:
        '« Attente prévisible de plus de 120 s » diffuse des excuses et revient dans la file. L’attente dépasse toujours 120 s : les excuses reprennent aussitôt.',
      mend: 'Exigez aussi des boucles d’attente (toutes les conditions), comptez les tours dans une variable et sortez par une condition, ou revenez dans la file sans surveiller de nouveau les déclencheurs.',
    },
  },
  'overflow-circulates': {
    en: {
      title: 'Caller passed round queues',
      why: 'Nothing but the platform decides here, and nothing ends it: the caller is handed from one queue to the next and back as long as all of them are busy.',
      example:
        'Queue 501 hands its callers to 502 after four loops, and the flow hands them back to 501 after four more.',
      mend: 'Count the moves and let the caller wait in the last queue, or offer a callback or a voicemail after the first round. Waive it when going round is wanted.',
    },
    fr: {
      title: 'Appelant passé de file en file',
      why: 'Seule la plateforme décide ici, et rien n’y met fin : l’appelant passe d’une file à l’autre et revient tant que toutes sont occupées.',
      example:
        'La file 501 cède ses appelants à la 502 après quatre boucles, et le flux les rend à la 501 après quatre autres.',
      mend: 'Comptez les déplacements et laissez l’appelant attendre dans la dernière file, ou proposez un rappel ou la messagerie après le premier tour. Acceptez le constat si cette ronde est voulue.',
    },
  },
});

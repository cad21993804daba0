import type { NodeTexts } from '../node-kind.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Trigger',
    description: 'Waits with the caller until a trigger holds, a key is pressed, or an agent answers.',
    exits: { error: 'Error' },
    fields: {
      triggers: { label: 'Triggers', help: 'Watched all the time, from top to bottom; the first that holds is taken.' },
      'triggers[].id': { label: 'Identifier' },
      'triggers[].label': { label: 'Name', help: 'Shown on the exit; empty shows the conditions.' },
      'triggers[].match': { label: 'Holds when' },
      'triggers[].conditions': { label: 'Conditions' },
      'triggers[].conditions[].measure': { label: 'Measure' },
      'triggers[].conditions[].seconds': { label: 'More than' },
      'triggers[].conditions[].loops': {
        label: 'At least',
        help: 'Turns of the queue’s announcements, counted from here.',
      },
      'triggers[].conditions[].callers': { label: 'More than', help: 'This caller included.' },
      choices: { label: 'Keys', help: 'What the caller may press while waiting; the queue’s invitation says so.' },
      'choices[].key': { label: 'Key' },
      'choices[].label': { label: 'Meaning' },
      valueVariable: { label: 'Store the measured value in', help: 'A number variable: seconds, loops or callers.' },
    },
    options: {
      'triggers[].match=any': 'Any condition holds',
      'triggers[].match=all': 'All conditions hold',
      'triggers[].conditions[].measure=predicted-wait': 'Predicted wait',
      'triggers[].conditions[].measure=loops': 'Loops waited',
      'triggers[].conditions[].measure=callers': 'Callers in the queue',
      'triggers[].conditions[].measure=no-agents': 'No agent staffed',
    },
  },
  fr: {
    name: 'Déclencheur',
    description: 'Attend avec l’appelant qu’un déclencheur soit atteint, une touche pressée ou un agent libre.',
    exits: { error: 'Erreur' },
    fields: {
      triggers: {
        label: 'Déclencheurs',
        help: 'Surveillés en permanence, de haut en bas ; le premier atteint est pris.',
      },
      'triggers[].id': { label: 'Identifiant' },
      'triggers[].label': { label: 'Nom', help: 'Affiché sur la sortie ; vide, les conditions sont affichées.' },
      'triggers[].match': { label: 'Atteint si' },
      'triggers[].conditions': { label: 'Conditions' },
      'triggers[].conditions[].measure': { label: 'Mesure' },
      'triggers[].conditions[].seconds': { label: 'Plus de' },
      'triggers[].conditions[].loops': {
        label: 'Au moins',
        help: 'Boucles d’annonces de la file, comptées à partir d’ici.',
      },
      'triggers[].conditions[].callers': { label: 'Plus de', help: 'Cet appelant compris.' },
      choices: {
        label: 'Touches',
        help: 'Ce que l’appelant peut presser en attendant ; le menu interactif de la file le dit.',
      },
      'choices[].key': { label: 'Touche' },
      'choices[].label': { label: 'Signification' },
      valueVariable: {
        label: 'Garder la valeur mesurée dans',
        help: 'Une variable nombre : secondes, boucles ou appelants.',
      },
    },
    options: {
      'triggers[].match=any': 'L’une des conditions est remplie',
      'triggers[].match=all': 'Toutes les conditions sont remplies',
      'triggers[].conditions[].measure=predicted-wait': 'Attente prévisible',
      'triggers[].conditions[].measure=loops': 'Boucles d’attente',
      'triggers[].conditions[].measure=callers': 'Appelants dans la file',
      'triggers[].conditions[].measure=no-agents': 'Aucun agent en poste',
    },
  },
};

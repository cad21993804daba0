import type { FieldTexts, NodeTexts } from '../node-kind.ts';
import { promptFieldTexts, promptOptionTexts } from '../prompt-texts.ts';

const PROMPTS = {
  greeting: { en: 'Greeting', fr: 'Accueil' },
  waiting: { en: 'While waiting', fr: 'Annonce d’attente' },
  positionBefore: { en: 'Before the position', fr: 'Avant le rang' },
  positionAfter: { en: 'After the position', fr: 'Après le rang' },
  predictedWaitBefore: { en: 'Before the minutes', fr: 'Avant les minutes' },
  predictedWaitAfter: { en: 'After the minutes', fr: 'Après les minutes' },
  invitation: { en: 'Invitation to press a key', fr: 'Menu interactif' },
  whisper: { en: 'Whisper to the agent', fr: 'Annonce d’appel à l’agent' },
} as const;

const HELP: Record<'en' | 'fr', Partial<Record<keyof typeof PROMPTS, string>>> = {
  en: {
    greeting: 'Heard once, on arrival in the queue. Empty: none.',
    waiting: 'Music or a message, over and over until an agent is free.',
    positionBefore: 'For example “You are number”.',
    predictedWaitBefore: 'For example “The waiting time is about”; the number of minutes follows.',
    invitation: 'Heard at every turn. The key is one that a trigger of the overflow flow waits for.',
    whisper: 'Only the agent hears it, before the caller is put through.',
  },
  fr: {
    greeting: 'Entendu une fois, à l’arrivée dans la file. Vide : aucun.',
    waiting: 'Une musique ou un message, en boucle jusqu’à ce qu’un agent soit libre.',
    positionBefore: 'Par exemple « Vous êtes au rang ».',
    predictedWaitBefore: 'Par exemple « Le temps d’attente est d’environ » ; le nombre de minutes suit.',
    invitation: 'Entendu à chaque boucle. La touche est celle qu’attend un déclencheur du flux de débordement.',
    whisper: 'Seul l’agent l’entend, avant d’être mis en relation.',
  },
};

function promptTexts(language: 'en' | 'fr'): Record<string, FieldTexts> {
  return Object.fromEntries(
    Object.entries(PROMPTS).flatMap(([path, label]) => {
      const help = HELP[language][path as keyof typeof PROMPTS];
      const named = promptFieldTexts(path, label[language], language);
      return Object.entries({ ...named, [path]: { label: label[language], ...(help ? { help } : {}) } });
    }),
  );
}

function promptOptions(language: 'en' | 'fr'): Record<string, string> {
  return Object.assign({}, ...Object.keys(PROMPTS).map((path) => promptOptionTexts(path, language)));
}

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Enter queue',
    description: 'Lets the caller wait for an agent of a queue.',
    exits: {
      'agent-ended': 'Served by an agent',
      overflow: 'Overflow',
      closed: 'Queue closed',
      'no-agents': 'No agent',
      error: 'Error',
    },
    fields: {
      queue: { label: 'Queue' },
      priority: { label: 'Priority', help: '0 to 99; higher is served first.' },
      skills: { label: 'Required skills', help: 'The agent must have all of them.' },
      'skills[].skill': { label: 'Skill' },
      'skills[].level': { label: 'At least level', help: '0 to 9; 9 is best.' },
      saysPosition: { label: 'Say the position' },
      saysPredictedWait: { label: 'Say the predicted wait' },
      intervalSeconds: { label: 'Turn of the announcements', help: 'Overflow counts these turns as loops.' },
      overflow: { label: 'Overflow flow', help: 'Watches over the wait. It may let the caller leave the queue.' },
      waitsWithoutAgents: {
        label: 'Wait even without agents',
        help: 'Otherwise a queue that nobody serves is left at once.',
      },
      agentVariable: { label: 'Store the agent in', help: 'A text variable; it holds the agent’s login.' },
      waitedVariable: { label: 'Store the wait in', help: 'A number variable; in seconds.' },
      reasonVariable: {
        label: 'Store the reason of the overflow in',
        help: 'A text variable: the measure that fired.',
      },
      ...promptTexts('en'),
    },
    options: promptOptions('en'),
  },
  fr: {
    name: 'Mise en file d’attente',
    description: 'Fait patienter l’appelant jusqu’à un agent d’une file d’attente.',
    exits: {
      'agent-ended': 'Servi par un agent',
      overflow: 'Débordement',
      closed: 'File fermée',
      'no-agents': 'Aucun agent',
      error: 'Erreur',
    },
    fields: {
      queue: { label: 'File d’attente' },
      priority: { label: 'Priorité', help: 'De 0 à 99 ; la plus haute est servie d’abord.' },
      skills: { label: 'Compétences requises', help: 'L’agent doit les avoir toutes.' },
      'skills[].skill': { label: 'Compétence' },
      'skills[].level': { label: 'Niveau minimal', help: 'De 0 à 9 ; 9 est le meilleur.' },
      saysPosition: { label: 'Annoncer le rang' },
      saysPredictedWait: { label: 'Annoncer l’attente prévisible' },
      intervalSeconds: { label: 'Durée d’une boucle', help: 'Le débordement compte ces boucles d’annonces.' },
      overflow: {
        label: 'Flux de débordement',
        help: 'Surveille l’attente. Il peut faire sortir l’appelant de la file.',
      },
      waitsWithoutAgents: {
        label: 'Attendre même sans agent',
        help: 'Sinon une file que personne ne sert est quittée aussitôt.',
      },
      agentVariable: { label: 'Garder l’agent dans', help: 'Une variable texte ; elle contient son identifiant.' },
      waitedVariable: { label: 'Garder l’attente dans', help: 'Une variable nombre ; en secondes.' },
      reasonVariable: {
        label: 'Garder le motif du débordement dans',
        help: 'Une variable texte : la mesure qui a déclenché.',
      },
      ...promptTexts('fr'),
    },
    options: promptOptions('fr'),
  },
};

import type { pathRules } from '../rules/path.ts';
import { definePages } from './page.ts';

export const pathPages = definePages<keyof typeof pathRules>({
  'unreachable-exit': {
    en: {
      title: 'An exit that no contact takes',
      why: 'The values that the flow itself sets rule it out: what was meant for somebody happens to nobody.',
      example: '“vip” is set to false at the start and never changed; the branch for VIPs is never taken.',
      mend: 'Change the condition, or set the value that it waits for somewhere before.',
    },
    fr: {
      title: 'Une sortie qu’aucun contact ne prend',
      why: 'Les valeurs que fixe le flux lui-même l’excluent : ce qui était prévu pour quelqu’un n’arrive à personne.',
      example: '« vip » vaut faux au début et ne change jamais ; la branche des VIP n’est jamais prise.',
      mend: 'Changez la condition, ou fixez auparavant la valeur qu’elle attend.',
    },
  },
  'endless-loop': {
    en: {
      title: 'A circle that nobody leaves',
      why: 'The contact is ended with an apology as soon as the platform notices that it goes round without waiting.',
      example: 'A node adds one to a counter and leads back to itself; nothing ever looks at the counter.',
      mend: 'Lead an exit out of the circle, or put something into it that waits. This cannot be waived.',
    },
    fr: {
      title: 'Un cercle dont personne ne sort',
      why: 'Le contact se termine par des excuses dès que la plateforme voit qu’il tourne sans attendre.',
      example: 'Un nœud ajoute un à un compteur et revient à lui-même ; rien ne regarde jamais le compteur.',
      mend: 'Faites sortir un lien du cercle, ou placez-y une attente. Ce constat ne peut pas être écarté.',
    },
  },
  'silent-loop': {
    en: {
      title: 'A circle that may turn by itself',
      why: 'With some values the circle turns without caller, time or answer from outside, until the platform ends the contact.',
      example: 'Rounds are counted up to a limit that another system gives; it may be a million.',
      mend: 'Compare the counter with a fixed number as well, or let something in the circle wait.',
    },
    fr: {
      title: 'Un cercle qui peut tourner seul',
      why: 'Avec certaines valeurs, il tourne sans appelant, sans délai et sans réponse, jusqu’à ce que la plateforme y mette fin.',
      example: 'Les tours sont comptés jusqu’à une limite que donne un autre système ; ce peut être un million.',
      mend: 'Comparez aussi le compteur à un nombre fixe, ou placez une attente dans le cercle.',
    },
  },
  'too-many-steps': {
    en: {
      title: 'Too many nodes at one moment',
      why: 'A contact that passes too many nodes without waiting is taken for one that goes round for ever, and ended.',
      example: 'A counter runs to 400 in a circle of two nodes before anything is said.',
      mend: 'Let fewer rounds turn: an expression can often do in one node what the circle does in many.',
    },
    fr: {
      title: 'Trop de nœuds au même instant',
      why: 'Un contact qui passe trop de nœuds sans attendre est pris pour un contact qui tourne sans fin, et terminé.',
      example: 'Un compteur va jusqu’à 400 dans un cercle de deux nœuds avant que rien ne soit dit.',
      mend: 'Faites moins de tours : une expression fait souvent en un nœud ce que le cercle fait en beaucoup.',
    },
  },
  'endless-silence': {
    en: {
      title: 'Silence goes round for ever',
      why: 'A caller who put the phone aside, or a machine, holds the line and hears the same announcements for hours.',
      example: 'The exit for no input leads back to the menu that it comes from.',
      mend: 'Let a few repetitions be enough, then hang up or transfer.',
    },
    fr: {
      title: 'Le silence tourne sans fin',
      why: 'Un appelant qui a posé son téléphone, ou une machine, occupe la ligne et entend les mêmes annonces pendant des heures.',
      example: 'La sortie sans saisie ramène au menu d’où elle vient.',
      mend: 'Contentez-vous de quelques répétitions, puis raccrochez ou transférez.',
    },
  },
  'no-end': {
    en: {
      title: 'No way to an end',
      why: 'From here on the flow never ends by itself: the contact lasts until the caller gives up.',
      example:
        'After the opening hours the caller is led back to the menu, and every choice of the menu does the same.',
      mend: 'Lead an exit to an end. Waive this where callers are meant to listen as long as they like.',
    },
    fr: {
      title: 'Aucun chemin vers une fin',
      why: 'À partir d’ici, le flux ne finit jamais de lui-même : le contact dure jusqu’à ce que l’appelant renonce.',
      example: 'Après les horaires, l’appelant revient au menu, et chaque choix du menu fait de même.',
      mend: 'Menez une sortie à une fin. Écartez ce constat si les appelants doivent pouvoir écouter à volonté.',
    },
  },
  'unlimited-wait': {
    en: {
      title: 'A wait without a limit',
      why: 'If nobody comes, the caller waits until they hang up, and no other way out is ever offered.',
      example: 'Callers enter a queue that keeps them even while no agent is signed in, without an overflow flow.',
      mend: 'Give the queue an overflow flow, or do not let callers wait without agents.',
    },
    fr: {
      title: 'Une attente sans limite',
      why: 'Si personne ne vient, l’appelant attend jusqu’à raccrocher, sans qu’aucune autre issue lui soit proposée.',
      example: 'Les appelants entrent dans une file qui les garde même sans agent connecté, sans flux de débordement.',
      mend: 'Donnez à la file un flux de débordement, ou ne laissez pas attendre sans agents.',
    },
  },
});

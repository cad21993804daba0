import type { contactsEn } from './contacts.en.ts';
import { replayFr } from './replay/replay.fr.ts';

export const contactsFr: typeof contactsEn = {
  title: 'Contacts',
  liveList: 'En direct',
  liveHelp: 'Les changements apparaissent au fur et à mesure.',
  reconnecting: 'Connexion…',
  waiting: (n) => (n === 1 ? '1 nouveau contact' : `${n} nouveaux contacts`),
  search: 'Rechercher un numéro',
  status: 'Statut',
  statuses: { live: 'En cours', ended: 'Terminés' },
  state: 'État',
  result: 'Résultat',
  anyResult: 'Tout résultat',
  results: { completed: 'Mené à terme', 'hung-up': 'Appelant parti', failed: 'En échec' },
  flow: 'Flux',
  anyFlow: 'Tous les flux',
  period: 'Période',
  anyTime: 'Toute période',
  periods: { hour: 'Dernière heure', day: 'Dernières 24 heures', week: '7 derniers jours', month: '30 derniers jours' },
  started: 'Début',
  duration: 'Durée',
  caller: 'Appelant',
  called: 'Appelé',
  withheld: 'Masqué',
  emptyTitle: 'Pas encore de contact',
  emptyText:
    'Publiez un flux, donnez-lui une SDA et appelez ce numéro : l’appel apparaîtra ici à mesure qu’il se déroule.',
  failures: {
    'step-limit': 'Le flux tournait en rond entre des étapes qui n’attendent rien, et a été arrêté.',
    'machine-error': 'Le flux n’a pas pu continuer à cause d’un défaut de Switchyard.',
    'error-exit': 'Une étape a échoué et sa sortie d’erreur ne mène nulle part.',
    playback: 'Le son n’a pas pu être diffusé.',
    recording: 'L’enregistrement n’a pas pu être fait.',
  },
  failedBecause: (code) => `Le contact n’a pas pu continuer : ${code}.`,
  replay: replayFr,
};

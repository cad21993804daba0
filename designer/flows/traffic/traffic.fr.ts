import type { trafficEn } from './traffic.en.ts';

export const trafficFr: typeof trafficEn = {
  intro: 'Ce que les appels d’une période ont fait sur une version publiée, dessiné sur le canevas.',
  unpublished: 'Pas encore publié',
  unpublishedHelp: 'Une fois le scénario publié et appelé, le chemin des appels s’affiche ici.',
  version: 'Version',
  versionName: (version, current) => `${version}${current ? ' (publiée)' : ''}`,
  period: 'Période',
  periods: {
    hour: 'Dernière heure',
    today: 'Aujourd’hui',
    yesterday: 'Hier',
    week: '7 derniers jours',
    month: '30 derniers jours',
  },
  refresh: 'Relire les chiffres',
  contacts: (count) => `${count} appels`,
  none: 'Aucun appel sur cette période',
  noneHelp: 'Choisissez une période plus longue ou une autre version.',
  pending: (count) => `${count} appels tout juste terminés sont en cours d’ajout.`,
  legend: 'Sur le canevas : appels par nœud et par sortie ; ↯ est la part de ceux qui y ont raccroché.',
  missing: (nodes) =>
    nodes === 1
      ? '1 nœud de cette version n’est pas dans le brouillon.'
      : `${nodes} nœuds de cette version ne sont pas dans le brouillon.`,
  table: 'Trafic par nœud',
  columns: { node: 'Nœud', contacts: 'Appels', hungUp: 'Raccrochés', median: 'Médiane' },
  download: 'Télécharger en CSV',
  node: 'Ce nœud',
  entered: 'Appels passés ici',
  passages: 'Nombre d’entrées',
  median: 'Durée médiane',
  hungUp: 'Raccrochés ici',
  completed: 'Terminés ici',
  failed: 'En échec ici',
  exits: 'Sortis par',
  show: (what) => `Voir les appels : ${what}`,
  notEntered: 'Aucun appel n’est passé ici sur cette période.',
};

import type { appEn } from './app.en.ts';

export const appFr: typeof appEn = {
  name: 'Switchyard',
  tagline: 'Les flux des centres de contact',
  nav: {
    label: 'Navigation principale',
    flows: 'Flux',
    contacts: 'Contacts',
    messages: 'Messages',
    dids: 'SDA',
    audio: 'Audio',
    users: 'Comptes',
    audit: 'Audit',
    settings: 'Réglages',
  },
  skipToContent: 'Aller au contenu',
  home: 'Accueil',
  userMenu: 'Menu du compte',
  theme: { label: 'Thème', light: 'Clair', dark: 'Sombre', auto: 'Comme le système' },
  language: { label: 'Langue', en: 'English', fr: 'Français' },
  signOut: 'Se déconnecter',
  changePassword: 'Changer de mot de passe',
  telephony: {
    simulated: 'Téléphonie simulée',
    simulatedHelp: 'Les appels sont simulés dans ce serveur. Définissez ASTERISK_URL pour en recevoir de vrais.',
    asterisk: 'Asterisk connecté',
    asteriskAway: 'Asterisk n’est pas connecté',
    asteriskAwayHelp: 'Aucun appel ne peut arriver tant qu’Asterisk n’est pas reconnecté.',
    unknown: 'État du serveur inconnu',
    live: (count) =>
      count === 0 ? 'Aucun contact en cours' : count === 1 ? '1 contact en cours' : `${count} contacts en cours`,
  },
  offline: 'Vous êtes hors ligne. Rien ne peut être enregistré avant le retour de la connexion.',
  serverAway: 'Le serveur ne répond pas. Nouvel essai…',
  palette: {
    open: 'Rechercher et aller à…',
    placeholder: 'Aller à une page ou à un flux…',
    nothing: 'Aucun résultat',
    pages: 'Pages',
    flows: 'Flux',
  },
  notFound: {
    title: 'Cette page n’existe pas',
    text: 'L’adresse est peut-être erronée, ou ce qu’elle désignait a été supprimé.',
    back: 'Aller aux flux',
  },
  crash: {
    title: 'Cette page a cessé de fonctionner',
    text: 'Une erreur inattendue s’est produite. Rien de ce qui était enregistré n’est perdu.',
    retry: 'Réessayer',
    reload: 'Recharger',
    details: 'Détails techniques',
  },
  sessionEnded: {
    title: 'Votre session a pris fin',
    text: 'Reconnectez-vous pour reprendre où vous en étiez. Le contenu de la page est conservé.',
  },
  notAllowed: {
    title: 'Votre rôle ne donne pas accès à cette page',
    text: 'Adressez-vous à un administrateur si vous en avez besoin.',
  },
};

import type { campaignFormEn, overflowFormEn } from './campaign-form.en.ts';

export const campaignFormFr: typeof campaignFormEn = {
  fields: {
    name: { label: 'Nom' },
    'settings.general.description': { label: 'Description' },
    'settings.general.dids': { label: 'Numéros', help: 'Les appels à ces SDA arrivent dans cette campagne.' },
    'settings.general.languages': {
      label: 'Langues',
      help: 'Les messages existent dans chacune ; la première est parlée sauf si le flux en choisit une autre.',
    },
    'settings.general.queue': { label: 'File d’attente', help: 'Où les appelants attendent un agent.' },
    'settings.general.priority': {
      label: 'Priorité',
      help: 'Entre campagnes d’une même file : le nombre le plus élevé est servi en premier.',
    },
    'settings.general.flow': { label: 'Flux SVI', help: 'Avant la file : un accueil, un menu, une identification.' },
    'settings.general.survey': {
      label: 'Après le raccroché de l’agent',
      help: 'Un flux pour les appelants encore en ligne, comme une enquête de satisfaction.',
    },
    'settings.general.recording': { label: 'Enregistrement automatique' },
    'settings.general.recording.codes': { label: 'Statuts', help: 'Les autres conversations ne sont pas gardées.' },
    'settings.general.recordsOnDemand': { label: 'Les agents peuvent enregistrer à la demande' },
    'settings.general.recordingDays': { label: 'Garder les enregistrements', help: '0 les garde sans limite.' },
    'settings.general.shownNumber': {
      label: 'Numéro affiché lors des rappels',
      help: 'Ce que voient les clients que l’on rappelle.',
    },
    'settings.general.shownNumber.number': { label: 'Numéro' },
    'settings.general.shownNumber.numbers': {
      label: 'Numéros par préfixe',
      help: 'Le client dont le numéro commence par le préfixe voit ce numéro ; le préfixe le plus long l’emporte.',
    },
    'settings.general.shownNumber.numbers[].prefix': { label: 'Préfixe' },
    'settings.general.shownNumber.numbers[].number': { label: 'Numéro' },
    'settings.general.holdMusic': { label: 'Musique d’attente', help: 'Sans fichier, celle du système téléphonique.' },
    'settings.general.wrapUpSeconds': { label: 'Post-appel', help: 'Temps de l’agent après un appel ; 0 sans limite.' },
    'settings.general.wrapUpBreak': { label: 'Pause conventionnelle' },
    'settings.general.wrapUpBreak.seconds': { label: 'Durée', help: '0 pour aucune.' },
    'settings.general.wrapUpBreak.starts': { label: 'Commence' },
    'settings.voicemails.moveTo': {
      label: 'Déplacer les messages non traités vers',
      help: 'Sans file, ils restent où ils sont.',
    },
    'settings.voicemails.moveAfterHours': { label: 'Après' },
    'settings.customers.script': { label: 'Script agent' },
    'settings.customers.dispositions': {
      label: 'Groupe de qualifications',
      help: 'Comment les agents disent l’issue d’un appel.',
    },
    'settings.customers.callingHours': {
      label: 'Horaires d’appel des clients',
      help: 'Les clients ne sont rappelés que pendant ces horaires.',
    },
    'settings.customers.addressBook': {
      label: 'Carnet d’adresses',
      help: 'Le fichier de données où les appelants sont trouvés par leur numéro.',
    },
    'settings.customers.emailTemplates': {
      label: 'Modèles d’e-mail',
      help: 'Ce que les agents peuvent envoyer pendant un appel.',
    },
    'settings.customers.attachments': { label: 'Pièces jointes partagées' },
    'settings.customers.mailServer': { label: 'Serveur SMTP', help: 'Sans choix, le serveur par défaut.' },
    'settings.callbacks.latestDays': {
      label: 'Au plus tard après',
      help: 'Les agents planifient les rappels dans ce délai après l’appel.',
    },
    'settings.callbacks.latestDate': { label: 'Au plus tard le', help: 'Comme le dernier jour de la campagne.' },
    'settings.messages.greeting': { label: 'Accueil', help: 'À l’arrivée dans la file.' },
    'settings.messages.waiting': { label: 'Annonce d’attente', help: 'Musique ou message, en boucle.' },
    'settings.messages.position': { label: 'Position dans la file' },
    'settings.messages.position.said': { label: 'Dire la position' },
    'settings.messages.position.before': { label: 'Avant le nombre' },
    'settings.messages.position.after': { label: 'Après le nombre' },
    'settings.messages.predictedWait': { label: 'Attente prévisible' },
    'settings.messages.predictedWait.said': { label: 'Dire l’attente en minutes' },
    'settings.messages.predictedWait.before': { label: 'Avant le nombre' },
    'settings.messages.predictedWait.after': { label: 'Après le nombre' },
    'settings.messages.invitation': {
      label: 'Menu interactif',
      help: 'Propose une touche qui mène au débordement ; avec le débordement usuel, 1.',
    },
    'settings.messages.intervalSeconds': { label: 'Intervalle entre les annonces' },
    'settings.messages.whisper': {
      label: 'Annonce d’appel à l’agent',
      help: 'Entendue avant la mise en relation : très courte.',
    },
    'settings.messages.closed': { label: 'Fermeture', help: 'Hors horaires, et quand la campagne n’est pas active.' },
    'settings.messages.holiday': {
      label: 'Jour férié',
      help: 'Un jour férié sans annonce propre ; à défaut, le message de fermeture.',
    },
    'settings.messages.unavailable': {
      label: 'Personne de disponible',
      help: 'Quand aucun agent ne peut prendre l’appel ; à défaut, le message de fermeture.',
    },
    'settings.opening.schedule': { label: 'Horaires de service', help: 'Sans horaires, toujours ouvert.' },
    'settings.opening.holidays': { label: 'Jours fériés', help: 'Ces jours-là, la campagne est fermée.' },
    'settings.overflow.flow': { label: 'Flux de débordement', help: 'Veille sur tous ceux qui attendent.' },
    'settings.overflow.waitsWithoutAgents': {
      label: 'Les appelants attendent même sans agent connecté',
      help: 'Sinon ils entendent « Personne de disponible ».',
    },
    'settings.skills.required': {
      label: 'Compétences requises',
      help: '9 est le niveau le plus élevé. Seuls les agents qui les ont toutes prennent les appels.',
    },
    'settings.skills.required[].skill': { label: 'Compétence' },
    'settings.skills.required[].level': { label: 'Niveau' },
  },
  options: {
    'settings.general.recording.type=none': 'Aucun',
    'settings.general.recording.type=all': 'Toutes les conversations',
    'settings.general.recording.type=dispositions': 'Seulement pour ces statuts',
    'settings.general.shownNumber.type=real': 'Le numéro réel (tête de ligne)',
    'settings.general.shownNumber.type=given': 'Un numéro donné',
    'settings.general.shownNumber.type=by-prefix': 'Selon le préfixe du client',
    'settings.general.wrapUpBreak.starts=with-wrap-up': 'Avec le post-appel',
    'settings.general.wrapUpBreak.starts=after-wrap-up': 'Après le post-appel',
  },
};

export const overflowFormFr: typeof overflowFormEn = {
  fields: {
    name: { label: 'Nom du flux' },
    'overflow.predictedWaitSeconds': { label: 'Attente prévisible de plus de', help: 'Vide : non surveillée.' },
    'overflow.loops': {
      label: 'Annonces entendues au moins',
      help: 'Compte l’attente réelle. Vide : non surveillées.',
    },
    'overflow.callers': { label: 'Plus d’appelants en attente que', help: 'Vide : non surveillés.' },
    'overflow.keyOne': { label: 'Les appelants peuvent taper 1' },
    'overflow.action': { label: 'Ce que reçoivent les appelants' },
    'overflow.action.message': { label: 'Message', help: 'Diffusé avant de raccrocher.' },
    'overflow.action.flow': { label: 'Flux SVI' },
    'overflow.action.number': { label: 'Numéro', help: 'Les appels y sont transférés.' },
    'overflow.action.queue': { label: 'File', help: 'Dont les agents rappellent, ou écoutent les messages.' },
  },
  options: {
    'overflow.action.type=message': 'Un message de dissuasion',
    'overflow.action.type=ivr': 'Un flux SVI',
    'overflow.action.type=reroute': 'Un autre numéro',
    'overflow.action.type=callback': 'Un rappel qui garde leur place',
    'overflow.action.type=voicemail': 'Une boîte vocale',
  },
};

import type { authEn } from './auth.en.ts';

export const authFr: typeof authEn = {
  title: 'Connexion',
  signIn: 'Se connecter',
  login: 'Identifiant',
  password: 'Mot de passe',
  showPassword: 'Afficher le mot de passe',
  capsLock: 'La touche Verr. Maj. est active.',
  lockedTitle: 'Trop de tentatives',
  lockedFor: (time) => `La connexion est fermée encore ${time}.`,
};

import type { errorsEn } from './errors.en.ts';

export const errorsFr: typeof errorsEn = {
  required: 'Ne doit pas être vide.',
  unexpected: 'Une erreur inattendue s’est produite.',
  unreachable: 'Le serveur est injoignable. Vérifiez la connexion et réessayez.',
  'unexpected-answer': 'Le serveur a donné une réponse que cette page ne comprend pas. Rechargez la page.',
};

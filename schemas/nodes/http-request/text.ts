import type { NodeTexts } from '../node-kind.ts';

const METHODS = {
  'method=GET': 'GET',
  'method=POST': 'POST',
  'method=PUT': 'PUT',
  'method=PATCH': 'PATCH',
  'method=DELETE': 'DELETE',
};

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'HTTP request',
    description: 'Asks another system and keeps its answer in variables.',
    exits: { success: 'Success', 'http-error': 'HTTP error', timeout: 'No answer in time', error: 'Error' },
    fields: {
      method: { label: 'Method' },
      url: {
        label: 'Address',
        help: '{{ … }} inserts a value, encoded for an address; at the very start it is taken as it is.',
      },
      headers: { label: 'Headers' },
      'headers[].name': { label: 'Name' },
      'headers[].value': { label: 'Value', help: '{{ … }} inserts the value of an expression.' },
      'headers[].hidden': { label: 'Secret', help: 'Keeps the value out of journals and live views.' },
      body: { label: 'Body', help: 'In JSON, insert values with their quotes: {"order": {{ json(order) }}}' },
      timeoutMs: { label: 'Wait at most' },
      mapping: { label: 'Keep from the answer', help: 'After a success (status 200 to 299).' },
      'mapping[].variable': { label: 'Variable' },
      'mapping[].value': {
        label: 'Value',
        help: 'An expression over event.status, event.body and event.headers (names in lower case); has(event.body.name) tells whether a field is there.',
      },
    },
    options: METHODS,
  },
  fr: {
    name: 'Requête HTTP',
    description: 'Interroge un autre système et garde sa réponse dans des variables.',
    exits: { success: 'Succès', 'http-error': 'Erreur HTTP', timeout: 'Pas de réponse à temps', error: 'Erreur' },
    fields: {
      method: { label: 'Méthode' },
      url: {
        label: 'Adresse',
        help: '{{ … }} insère une valeur, encodée pour une adresse ; tout au début, elle est prise telle quelle.',
      },
      headers: { label: 'En-têtes' },
      'headers[].name': { label: 'Nom' },
      'headers[].value': { label: 'Valeur', help: '{{ … }} insère la valeur d’une expression.' },
      'headers[].hidden': {
        label: 'Secret',
        help: 'La valeur n’apparaît ni dans les journaux ni dans les vues en direct.',
      },
      body: {
        label: 'Corps',
        help: 'En JSON, insérez les valeurs avec leurs guillemets : {"commande": {{ json(commande) }}}',
      },
      timeoutMs: { label: 'Attendre au plus' },
      mapping: { label: 'Garder de la réponse', help: 'Après un succès (statut de 200 à 299).' },
      'mapping[].variable': { label: 'Variable' },
      'mapping[].value': {
        label: 'Valeur',
        help: 'Une expression sur event.status, event.body et event.headers (noms en minuscules) ; has(event.body.nom) dit si un champ est présent.',
      },
    },
    options: METHODS,
  },
};

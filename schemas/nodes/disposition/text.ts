import type { NodeTexts } from '../node-kind.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Disposition',
    description: 'Qualifies the contact with a status.',
    exits: { next: 'Next', error: 'Error' },
    fields: {
      chosenBy: { label: 'Set by' },
      status: { label: 'Status', help: 'Its code, as the campaign has it.' },
      detail: { label: 'Detail', help: 'The code of the more exact status below it.' },
      note: { label: 'Note' },
      choices: { label: 'Choices', help: 'Empty offers every disposition of the campaign.' },
      'choices[].code': { label: 'Code' },
      'choices[].label': { label: 'Label' },
      'choices[].details': { label: 'Details' },
      'choices[].details[].code': { label: 'Code' },
      'choices[].details[].label': { label: 'Label' },
      asksNote: { label: 'Ask for a note' },
      variable: { label: 'Keep the status in' },
    },
    options: { 'chosenBy=flow': 'The script', 'chosenBy=agent': 'The agent' },
  },
  fr: {
    name: 'Qualification',
    description: 'Qualifie le contact par un statut.',
    exits: { next: 'Suite', error: 'Erreur' },
    fields: {
      chosenBy: { label: 'Choisie par' },
      status: { label: 'Statut', help: 'Son code, comme la campagne le connaît.' },
      detail: { label: 'Détail', help: 'Le code du statut plus précis.' },
      note: { label: 'Note' },
      choices: { label: 'Choix', help: 'Vide, toutes les qualifications de la campagne sont proposées.' },
      'choices[].code': { label: 'Code' },
      'choices[].label': { label: 'Libellé' },
      'choices[].details': { label: 'Détails' },
      'choices[].details[].code': { label: 'Code' },
      'choices[].details[].label': { label: 'Libellé' },
      asksNote: { label: 'Demander une note' },
      variable: { label: 'Garder le statut dans' },
    },
    options: { 'chosenBy=flow': 'Le script', 'chosenBy=agent': 'L’agent' },
  },
};

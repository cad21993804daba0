import { optionTexts, WEEKDAY_NAMES } from '#schemas/strategy/retry-rule-texts.ts';
import type { NodeTexts } from '../node-kind.ts';

export const texts: { en: NodeTexts; fr: NodeTexts } = {
  en: {
    name: 'Time ranges',
    description: 'Up to four ranges of the week in which a number is called, each with its own rules.',
    exits: { otherwise: 'Outside all ranges' },
    fields: {
      tel: { label: 'TEL', help: 'The number whose ranges these are: 1 for TEL1.' },
      ranges: { label: 'Ranges', help: 'Ranges of one number must not overlap.' },
      'ranges[].id': { label: 'Identifier' },
      'ranges[].label': { label: 'Name' },
      'ranges[].hours': { label: 'Hours' },
      'ranges[].hours[].day': { label: 'Day' },
      'ranges[].hours[].from': { label: 'From', help: 'Hours and minutes: 09:30' },
      'ranges[].hours[].to': { label: 'To', help: 'Up to 24:00' },
    },
    options: optionTexts('ranges[].hours[].day', WEEKDAY_NAMES.en),
  },
  fr: {
    name: 'Plages horaires',
    description: 'Jusqu’à quatre plages de la semaine où un numéro est appelé, chacune avec ses règles.',
    exits: { otherwise: 'Hors de toute plage' },
    fields: {
      tel: { label: 'TEL', help: 'Le numéro de ces plages : 1 pour TEL1.' },
      ranges: { label: 'Plages', help: 'Les plages d’un numéro ne doivent pas se chevaucher.' },
      'ranges[].id': { label: 'Identifiant' },
      'ranges[].label': { label: 'Nom' },
      'ranges[].hours': { label: 'Heures' },
      'ranges[].hours[].day': { label: 'Jour' },
      'ranges[].hours[].from': { label: 'De', help: 'Heures et minutes : 09:30' },
      'ranges[].hours[].to': { label: 'À', help: 'Jusqu’à 24:00' },
    },
    options: optionTexts('ranges[].hours[].day', WEEKDAY_NAMES.fr),
  },
};

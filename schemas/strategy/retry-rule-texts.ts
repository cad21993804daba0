import type { FieldTexts } from '#schemas/nodes/node-kind.ts';

type Language = 'en' | 'fr';

/** Texts of the fields of a retry rule, to be spread into the texts of a kind below a path (`preliminary[].`). */
export function ruleFieldTexts(prefix: string, language: Language): Record<string, FieldTexts> {
  const entries = Object.entries(FIELDS[language]).map(([name, texts]) => [`${prefix}${name}`, texts] as const);
  return Object.fromEntries(entries);
}

/** Names of its options, to be spread likewise. */
export function ruleOptionTexts(prefix: string, language: Language): Record<string, string> {
  const entries = Object.entries(OPTIONS[language]).map(([name, text]) => [`${prefix}${name}`, text] as const);
  return Object.fromEntries(entries);
}

export const WEEKDAY_NAMES = {
  en: {
    monday: 'Monday',
    tuesday: 'Tuesday',
    wednesday: 'Wednesday',
    thursday: 'Thursday',
    friday: 'Friday',
    saturday: 'Saturday',
    sunday: 'Sunday',
  },
  fr: {
    monday: 'lundi',
    tuesday: 'mardi',
    wednesday: 'mercredi',
    thursday: 'jeudi',
    friday: 'vendredi',
    saturday: 'samedi',
    sunday: 'dimanche',
  },
};

export const RESULT_NAMES = {
  en: {
    answered: 'Answered',
    busy: 'Busy',
    'no-answer': 'No answer',
    'answering-machine': 'Answering machine',
    fax: 'Fax',
    'wrong-number': 'Wrong number',
    rejected: 'Rejected',
    'network-error': 'Network error',
    abandoned: 'Abandoned',
  },
  fr: {
    answered: 'Répondu',
    busy: 'Occupé',
    'no-answer': 'Sans réponse',
    'answering-machine': 'Répondeur',
    fax: 'Fax',
    'wrong-number': 'Faux numéro',
    rejected: 'Refusé',
    'network-error': 'Erreur réseau',
    abandoned: 'Abandonné',
  },
};

/** Names of the options of a select field. */
export function optionTexts(path: string, names: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(names).map(([option, name]) => [`${path}=${option}`, name]));
}

const FIELDS: Record<Language, Record<string, FieldTexts>> = {
  en: {
    mode: { label: 'Call again' },
    amount: { label: 'How long' },
    unit: { label: 'Unit' },
    day: { label: 'Day' },
    time: { label: 'Time', help: 'Hours and minutes: 09:30' },
  },
  fr: {
    mode: { label: 'Rappeler' },
    amount: { label: 'Combien de temps' },
    unit: { label: 'Unité' },
    day: { label: 'Jour' },
    time: { label: 'Heure', help: 'Heures et minutes : 09:30' },
  },
};

const OPTIONS: Record<Language, Record<string, string>> = {
  en: {
    'mode=delay': 'In …',
    'mode=not-before': 'Not before … (then in the next range)',
    'mode=next-range': 'When the next range begins',
    'mode=day-hour': 'At a day and time',
    'unit=minutes': 'minutes',
    'unit=hours': 'hours',
    'unit=days': 'days',
    'day=any-day': 'Any day',
    'day=working-day': 'Monday to Friday',
    ...optionTexts('day', WEEKDAY_NAMES.en),
  },
  fr: {
    'mode=delay': 'Dans …',
    'mode=not-before': 'Pas avant … (puis dans la plage suivante)',
    'mode=next-range': 'Au début de la plage suivante',
    'mode=day-hour': 'Un jour à une heure',
    'unit=minutes': 'minutes',
    'unit=hours': 'heures',
    'unit=days': 'jours',
    'day=any-day': 'N’importe quel jour',
    'day=working-day': 'Du lundi au vendredi',
    ...optionTexts('day', WEEKDAY_NAMES.fr),
  },
};

import type { FieldTexts } from './node-kind.ts';

/** Texts of a prompt's own fields, to be spread into the texts of a kind under the field that holds the prompt. */
export function promptFieldTexts(path: string, label: string, language: 'en' | 'fr'): Record<string, FieldTexts> {
  return { [path]: { label }, ...under(path, FIELDS[language]) };
}

/** Names of the types of a prompt's pieces and of the options in them, to be spread likewise. */
export function promptOptionTexts(path: string, language: 'en' | 'fr'): Record<string, string> {
  return under(path, OPTIONS[language]);
}

function under<T>(path: string, texts: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [`${path}[].${key}`, text]));
}

const FIELDS: Record<'en' | 'fr', Record<string, FieldTexts>> = {
  en: {
    audio: { label: 'Audio file' },
    text: { label: 'Spoken text', help: '{{ … }} inserts the value of an expression.' },
    value: { label: 'Value' },
    style: { label: 'Spoken as' },
    currency: { label: 'Currency', help: 'Three letters: EUR, USD, CHF…' },
  },
  fr: {
    audio: { label: 'Fichier audio' },
    text: { label: 'Texte prononcé', help: '{{ … }} insère la valeur d’une expression.' },
    value: { label: 'Valeur' },
    style: { label: 'Prononcé comme' },
    currency: { label: 'Devise', help: 'Trois lettres : EUR, USD, CHF…' },
  },
};

const OPTIONS: Record<'en' | 'fr', Record<string, string>> = {
  en: {
    'type=audio': 'Audio file',
    'type=text': 'Spoken text',
    'type=number': 'Number',
    'type=digits': 'Digit by digit',
    'type=date': 'Date or time',
    'type=amount': 'Amount',
    'style=date': 'Date',
    'style=time': 'Time',
    'style=date-and-time': 'Date and time',
  },
  fr: {
    'type=audio': 'Fichier audio',
    'type=text': 'Texte prononcé',
    'type=number': 'Nombre',
    'type=digits': 'Chiffre par chiffre',
    'type=date': 'Date ou heure',
    'type=amount': 'Montant',
    'style=date': 'Date',
    'style=time': 'Heure',
    'style=date-and-time': 'Date et heure',
  },
};

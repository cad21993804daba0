import type { Environment } from '@marcbachmann/cel-js';
import type { Value } from '#schemas/flow/variable.ts';
import { type AnswerRule, findAnswerProblem } from '#schemas/script/answer-rule.ts';
import { findComingHours, isWithinHours } from '#schemas/strategy/hours-text.ts';
import { nextTimeOfDay } from './next-time-of-day.ts';

export interface FunctionDoc {
  /** As CEL declares it. */
  signature: string;
  /** Names of the arguments, for completion. */
  arguments: readonly string[];
  en: string;
  fr: string;
}

interface OwnFunction extends FunctionDoc {
  /** Further argument types that it takes. */
  overloads?: readonly string[];
  apply(...values: never[]): unknown;
}

type AnyNumber = number | bigint;

const TIMESTAMP = 'google.protobuf.Timestamp';

/** Functions that Switchyard adds to CEL. Each is pure: the same arguments give the same result, without clock or chance. */
export const OWN_FUNCTIONS: readonly OwnFunction[] = [
  {
    signature: 'digits(string): string',
    arguments: ['text'],
    en: 'The digits of a text, without spaces and signs.',
    fr: 'Les chiffres d’un texte, sans espaces ni signes.',
    apply: (text: string) => text.replace(/[^0-9]/g, ''),
  },
  {
    signature: 'isPhone(string): bool',
    arguments: ['text'],
    en: 'Whether a text has the form of a phone number.',
    fr: 'Si un texte a la forme d’un numéro de téléphone.',
    apply: (text: string) => /^\+?[0-9]{4,15}$/.test(text.replace(/[ .-]/g, '')),
  },
  {
    signature: 'last(string, int): string',
    arguments: ['text', 'count'],
    en: 'The last characters of a text.',
    fr: 'Les derniers caractères d’un texte.',
    overloads: ['last(string, double): string'],
    apply: (text: string, count: AnyNumber) => (count > 0 ? text.slice(-Number(count)) : ''),
  },
  {
    signature: 'round(double): double',
    arguments: ['number'],
    en: 'The nearest whole number.',
    fr: 'Le nombre entier le plus proche.',
    overloads: ['round(int): double'],
    apply: (value: AnyNumber) => Math.round(Number(value)),
  },
  {
    signature: 'floor(double): double',
    arguments: ['number'],
    en: 'The whole number below.',
    fr: 'Le nombre entier inférieur.',
    overloads: ['floor(int): double'],
    apply: (value: AnyNumber) => Math.floor(Number(value)),
  },
  {
    signature: 'min(double, double): double',
    arguments: ['a', 'b'],
    en: 'The smaller of two numbers.',
    fr: 'Le plus petit de deux nombres.',
    overloads: ['min(int, int): double', 'min(int, double): double', 'min(double, int): double'],
    apply: (a: AnyNumber, b: AnyNumber) => Math.min(Number(a), Number(b)),
  },
  {
    signature: 'max(double, double): double',
    arguments: ['a', 'b'],
    en: 'The larger of two numbers.',
    fr: 'Le plus grand de deux nombres.',
    overloads: ['max(int, int): double', 'max(int, double): double', 'max(double, int): double'],
    apply: (a: AnyNumber, b: AnyNumber) => Math.max(Number(a), Number(b)),
  },
  {
    signature: `hourIn(${TIMESTAMP}, string): int`,
    arguments: ['time', 'timeZone'],
    en: 'The hour (0 to 23) in a time zone: hourIn(now, "Europe/Paris").',
    fr: 'L’heure (0 à 23) dans un fuseau horaire : hourIn(now, "Europe/Paris").',
    apply: (at: Date, zone: string) =>
      BigInt(new Intl.DateTimeFormat('en-GB', { hour: 'numeric', hourCycle: 'h23', timeZone: zone }).format(at)),
  },
  {
    signature: `nextTime(${TIMESTAMP}, string, string): ${TIMESTAMP}`,
    arguments: ['time', 'timeOfDay', 'timeZone'],
    en: 'The next moment after a time at which it is so late: nextTime(now, "1430", "Europe/Paris").',
    fr: 'Le prochain moment, après une heure donnée, où il est telle heure : nextTime(now, "1430", "Europe/Paris").',
    apply: nextTimeOfDay,
  },
  {
    signature: `withinHours(${TIMESTAMP}, string, string): bool`,
    arguments: ['time', 'timeZone', 'hours'],
    en: 'Whether a time lies within weekly hours: withinHours(now, "Europe/Paris", "monday 09:00-12:00, friday 14:00-18:00").',
    fr: 'Si une heure tombe dans des heures de la semaine : withinHours(now, "Europe/Paris", "monday 09:00-12:00, friday 14:00-18:00").',
    apply: (at: Date, zone: string, hours: string) => isWithinHours(at, zone, hours),
  },
  {
    signature: `comingHours(${TIMESTAMP}, string, list<string>): int`,
    arguments: ['time', 'timeZone', 'hours'],
    en: 'Which of several weekly hours hold or come next, counted from 0; -1 for none.',
    fr: 'Lesquelles de plusieurs heures de la semaine valent ou viennent ensuite, à partir de 0 ; -1 pour aucune.',
    apply: (at: Date, zone: string, hours: string[]) => BigInt(findComingHours(at, zone, hours)),
  },
  {
    signature: `string(${TIMESTAMP}): string`,
    arguments: ['time'],
    en: 'A date and time as text (ISO 8601, UTC).',
    fr: 'Une date et heure en texte (ISO 8601, UTC).',
    apply: (at: Date) => (Number.isNaN(at.getTime()) ? '' : at.toISOString()),
  },
  {
    signature: 'json(dyn): string',
    arguments: ['value'],
    en: 'A value as JSON, a text with its quotes.',
    fr: 'Une valeur en JSON, un texte avec ses guillemets.',
    apply: (value: unknown) => JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? Number(inner) : inner)),
  },
  {
    signature: 'encodeUrl(dyn): string',
    arguments: ['value'],
    en: 'A value encoded for a web address.',
    fr: 'Une valeur encodée pour une adresse web.',
    apply: (value: unknown) => encodeURIComponent(String(value)),
  },
  {
    signature: 'encodeHtml(dyn): string',
    arguments: ['value'],
    en: 'A value as text within HTML.',
    fr: 'Une valeur en texte dans du HTML.',
    apply: (value: unknown) => displayed(value).replace(/[&<>"']/g, (letter) => HTML_CODES[letter] ?? letter),
  },
];

const HTML_CODES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A value as a template shows it: nothing for what is not set. */
function displayed(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
  return Array.isArray(value) ? JSON.stringify(value) : String(value);
}

/** What CEL brings along, as far as flows need it: the rest works but is not proposed. */
export const CEL_FUNCTIONS: readonly FunctionDoc[] = [
  {
    signature: 'size(dyn): int',
    arguments: ['value'],
    en: 'The length of a text or list.',
    fr: 'La longueur d’un texte ou d’une liste.',
  },
  { signature: 'string(dyn): string', arguments: ['value'], en: 'A value as text.', fr: 'Une valeur en texte.' },
  { signature: 'double(dyn): double', arguments: ['value'], en: 'A text as a number.', fr: 'Un texte en nombre.' },
  {
    signature: 'int(dyn): int',
    arguments: ['value'],
    en: 'A text or number as a whole number.',
    fr: 'Un texte ou un nombre en nombre entier.',
  },
  {
    signature: 'has(dyn): bool',
    arguments: ['event.body.name'],
    en: 'Whether a field is there.',
    fr: 'Si un champ est présent.',
  },
  {
    signature: `timestamp(string): ${TIMESTAMP}`,
    arguments: ['text'],
    en: 'A text (2026-03-02T09:00:00Z) as date and time.',
    fr: 'Un texte (2026-03-02T09:00:00Z) en date et heure.',
  },
  {
    signature: 'duration(string): google.protobuf.Duration',
    arguments: ['text'],
    en: 'A length of time: "90s", "5m", "2h".',
    fr: 'Une durée : "90s", "5m", "2h".',
  },
  {
    signature: 'string.contains(string): bool',
    arguments: ['part'],
    en: 'Whether the text contains another.',
    fr: 'Si le texte en contient un autre.',
  },
  {
    signature: 'string.startsWith(string): bool',
    arguments: ['start'],
    en: 'Whether the text begins with another.',
    fr: 'Si le texte commence par un autre.',
  },
  {
    signature: 'string.endsWith(string): bool',
    arguments: ['end'],
    en: 'Whether the text ends with another.',
    fr: 'Si le texte finit par un autre.',
  },
  {
    signature: 'string.matches(string): bool',
    arguments: ['pattern'],
    en: 'Whether a regular expression is found in the text; ^…$ compares the whole.',
    fr: 'Si une expression régulière se trouve dans le texte ; ^…$ compare l’ensemble.',
  },
  {
    signature: 'string.substring(int, int): string',
    arguments: ['start', 'end'],
    en: 'A part of the text; positions begin at 0.',
    fr: 'Une partie du texte ; les positions commencent à 0.',
  },
  {
    signature: 'string.trim(): string',
    arguments: [],
    en: 'The text without spaces around it.',
    fr: 'Le texte sans espaces autour.',
  },
  {
    signature: 'string.lowerAscii(): string',
    arguments: [],
    en: 'The text in lower case.',
    fr: 'Le texte en minuscules.',
  },
  {
    signature: 'string.upperAscii(): string',
    arguments: [],
    en: 'The text in capitals.',
    fr: 'Le texte en majuscules.',
  },
  {
    signature: 'string.split(string): list<string>',
    arguments: ['separator'],
    en: 'The parts of a text as a list.',
    fr: 'Les parties d’un texte en liste.',
  },
  {
    signature: 'list.exists(dyn, dyn): bool',
    arguments: ['x', 'condition'],
    en: 'Whether an entry fulfils a condition.',
    fr: 'Si une entrée remplit une condition.',
  },
  {
    signature: 'list.all(dyn, dyn): bool',
    arguments: ['x', 'condition'],
    en: 'Whether every entry fulfils a condition.',
    fr: 'Si chaque entrée remplit une condition.',
  },
  {
    signature: 'list.filter(dyn, dyn): list<dyn>',
    arguments: ['x', 'condition'],
    en: 'The entries that fulfil a condition.',
    fr: 'Les entrées qui remplissent une condition.',
  },
  {
    signature: 'list.map(dyn, dyn): list<dyn>',
    arguments: ['x', 'value'],
    en: 'A value worked out from each entry.',
    fr: 'Une valeur calculée pour chaque entrée.',
  },
  {
    signature: `${TIMESTAMP}.getDayOfWeek(string): int`,
    arguments: ['timeZone'],
    en: 'The day of the week, 0 for Sunday.',
    fr: 'Le jour de la semaine, 0 pour dimanche.',
  },
];

/** Makes Switchyard's own functions known to CEL. */
export function registerFunctions(environment: Environment): void {
  registerAnswerCheck(environment);
  for (const { signature, overloads = [], apply } of OWN_FUNCTIONS) {
    for (const taken of [signature, ...overloads]) {
      // `apply` is written for the argument types of its signatures, which CEL checks before it calls.
      environment.registerFunction(taken, apply as (...values: unknown[]) => unknown);
    }
  }
}

/**
 * Whether an answer on a script's page holds by its rule (as JSON). Only the compiler writes it, so that the machine checks
 * what the agent's screen has checked before.
 */
function registerAnswerCheck(environment: Environment): void {
  const rules = new Map<string, AnswerRule>();
  environment.registerFunction(
    `isAnswer(string, dyn, ${TIMESTAMP}, string): bool`,
    (json: string, answer: Value, now: Date, timeZone: string) => {
      const rule = rules.get(json) ?? (JSON.parse(json) as AnswerRule);
      rules.set(json, rule);
      return findAnswerProblem(rule, answer, { now: now.getTime(), timeZone }) === null;
    },
  );
}

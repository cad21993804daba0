/** How the day of a public holiday is found in any year. */
export type HolidayRule =
  | { on: 'date'; month: number; day: number }
  /** Days after Easter Sunday; negative before it. */
  | { on: 'easter'; days: number }
  /** The n-th weekday of a month, Monday being 0; -1 is the last. */
  | { on: 'weekday'; month: number; weekday: number; nth: number }
  /** A fixed date that moves to the next weekday that is not taken, when it falls on a weekend. */
  | { on: 'substituted'; month: number; day: number };

export interface NamedRule {
  rule: HolidayRule;
  name: { en: string; fr: string };
}

const date = (month: number, day: number): HolidayRule => ({ on: 'date', month, day });
const easter = (days: number): HolidayRule => ({ on: 'easter', days });
const weekday = (month: number, day: number, nth: number): HolidayRule => ({ on: 'weekday', month, weekday: day, nth });
const substituted = (month: number, day: number): HolidayRule => ({ on: 'substituted', month, day });
const MONDAY = 0;

const NEW_YEAR = { en: 'New Year’s Day', fr: 'Jour de l’An' };
const GOOD_FRIDAY = { en: 'Good Friday', fr: 'Vendredi saint' };
const EASTER_MONDAY = { en: 'Easter Monday', fr: 'Lundi de Pâques' };
const LABOUR_DAY = { en: 'Labour Day', fr: 'Fête du Travail' };
const ASCENSION = { en: 'Ascension Day', fr: 'Ascension' };
const WHIT_MONDAY = { en: 'Whit Monday', fr: 'Lundi de Pentecôte' };
const ASSUMPTION = { en: 'Assumption Day', fr: 'Assomption' };
const ALL_SAINTS = { en: 'All Saints’ Day', fr: 'Toussaint' };
const CHRISTMAS = { en: 'Christmas Day', fr: 'Noël' };
const BOXING_DAY = { en: 'Boxing Day', fr: 'Lendemain de Noël' };

/** Days off in the whole country, by ISO code. */
export const publicHolidayRules: Readonly<Record<string, readonly NamedRule[]>> = {
  /** @see Code du travail, article L3133-1 */
  FR: [
    { rule: date(1, 1), name: NEW_YEAR },
    { rule: easter(1), name: EASTER_MONDAY },
    { rule: date(5, 1), name: LABOUR_DAY },
    { rule: date(5, 8), name: { en: 'Victory in Europe Day', fr: 'Victoire 1945' } },
    { rule: easter(39), name: ASCENSION },
    { rule: easter(50), name: WHIT_MONDAY },
    { rule: date(7, 14), name: { en: 'Bastille Day', fr: 'Fête nationale' } },
    { rule: date(8, 15), name: ASSUMPTION },
    { rule: date(11, 1), name: ALL_SAINTS },
    { rule: date(11, 11), name: { en: 'Armistice Day', fr: 'Armistice 1918' } },
    { rule: date(12, 25), name: CHRISTMAS },
  ],
  /** @see Arrêté royal du 18 avril 1974, article 1 */
  BE: [
    { rule: date(1, 1), name: NEW_YEAR },
    { rule: easter(1), name: EASTER_MONDAY },
    { rule: date(5, 1), name: LABOUR_DAY },
    { rule: easter(39), name: ASCENSION },
    { rule: easter(50), name: WHIT_MONDAY },
    { rule: date(7, 21), name: { en: 'National Day', fr: 'Fête nationale' } },
    { rule: date(8, 15), name: ASSUMPTION },
    { rule: date(11, 1), name: ALL_SAINTS },
    { rule: date(11, 11), name: { en: 'Armistice Day', fr: 'Armistice' } },
    { rule: date(12, 25), name: CHRISTMAS },
  ],
  /**
   * Those that all cantons keep; the others differ from one to the next.
   * @see Federal Office of Justice, Gesetzliche Feiertage und Tage, die in der Schweiz wie gesetzliche Feiertage behandelt werden
   */
  CH: [
    { rule: date(1, 1), name: NEW_YEAR },
    { rule: easter(39), name: ASCENSION },
    { rule: date(8, 1), name: { en: 'Swiss National Day', fr: 'Fête nationale' } },
    { rule: date(12, 25), name: CHRISTMAS },
  ],
  /**
   * Those of all Länder.
   * @see Einigungsvertrag, article 2 (3 October); holiday laws of the Länder for the others
   */
  DE: [
    { rule: date(1, 1), name: NEW_YEAR },
    { rule: easter(-2), name: GOOD_FRIDAY },
    { rule: easter(1), name: EASTER_MONDAY },
    { rule: date(5, 1), name: LABOUR_DAY },
    { rule: easter(39), name: ASCENSION },
    { rule: easter(50), name: WHIT_MONDAY },
    { rule: date(10, 3), name: { en: 'German Unity Day', fr: 'Jour de l’unité allemande' } },
    { rule: date(12, 25), name: CHRISTMAS },
    { rule: date(12, 26), name: { en: 'Second Day of Christmas', fr: 'Lendemain de Noël' } },
  ],
  /**
   * England and Wales.
   * @see Banking and Financial Dealings Act 1971, schedule 1; New Year’s Day and the May bank holiday by proclamation
   */
  GB: [
    { rule: substituted(1, 1), name: NEW_YEAR },
    { rule: easter(-2), name: GOOD_FRIDAY },
    { rule: easter(1), name: EASTER_MONDAY },
    { rule: weekday(5, MONDAY, 1), name: { en: 'Early May bank holiday', fr: 'Jour férié de début mai' } },
    { rule: weekday(5, MONDAY, -1), name: { en: 'Spring bank holiday', fr: 'Jour férié de printemps' } },
    { rule: weekday(8, MONDAY, -1), name: { en: 'Summer bank holiday', fr: 'Jour férié d’été' } },
    { rule: substituted(12, 25), name: CHRISTMAS },
    { rule: substituted(12, 26), name: BOXING_DAY },
  ],
};

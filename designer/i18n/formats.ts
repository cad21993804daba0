import type { UiLanguage } from './language.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export type Formats = ReturnType<typeof createFormats>;

/** As `Intl` calls what a language writes like here. */
export function localeOf(language: UiLanguage): string {
  return language === 'fr' ? 'fr-FR' : 'en-GB';
}

/** How a language writes dates, times, durations, numbers and sizes. */
export function createFormats(language: UiLanguage) {
  const locale = localeOf(language);
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium' });
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const wholeDay = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  const number = new Intl.NumberFormat(locale);
  const short = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const oneDecimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const size = (bytes: number, unit: string) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: unit === 'megabyte' ? 1 : 0 }).format(
      bytes,
    );

  return {
    number: (value: number) => number.format(value),
    /** `12,400` as `12.4k`: for places with little room. */
    short: (value: number) => short.format(value),
    /** An amount in a currency (ISO 4217); the number alone while that is none. */
    money(amount: number, currency: string, decimals?: number): string {
      if (!/^[A-Z]{3}$/.test(currency)) return number.format(amount);
      const maximumFractionDigits = decimals === undefined ? {} : { maximumFractionDigits: decimals };
      return new Intl.NumberFormat(locale, { style: 'currency', currency, ...maximumFractionDigits }).format(amount);
    },
    percent: (share: number) => percent.format(share),
    dateTime: (iso: string) => dateTime.format(new Date(iso)),
    exactTime: (iso: string) => exact.format(new Date(iso)),
    /** On the clocks of another time zone (IANA name). */
    dateTimeIn: (iso: string, timeZone: string) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(iso)),
    /** A day without a time: `2026-12-25`. */
    date: (isoDay: string) => wholeDay.format(new Date(isoDay)),
    day: (iso: string) => day.format(new Date(iso)),
    /** The time of day, with the date in front of it unless that is today. */
    recent(iso: string): string {
      const date = new Date(iso);
      const time = clock.format(date);
      return date.toDateString() === new Date().toDateString() ? time : `${day.format(date)} ${time}`;
    },
    clock: (iso: string) => clock.format(new Date(iso)),
    /** `1:05`, `1:02:03`. */
    duration(ms: number): string {
      const seconds = Math.max(0, Math.round(ms / 1000));
      const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
      const tail = `${h > 0 ? String(m).padStart(2, '0') : m}:${String(s).padStart(2, '0')}`;
      return h > 0 ? `${h}:${tail}` : tail;
    },
    /** Seconds with one decimal, as between two steps of a call. */
    seconds: (ms: number) => `${oneDecimal.format(ms / 1000)} s`,
    bytes: (bytes: number) => (bytes < 1e6 ? size(bytes / 1e3, 'kilobyte') : size(bytes / 1e6, 'megabyte')),
    relative(iso: string, nowMs: number): string {
      const elapsed = new Date(iso).getTime() - nowMs;
      const distance = Math.abs(elapsed);
      if (distance < MINUTE_MS) return relative.format(0, 'second');
      if (distance < HOUR_MS) return relative.format(Math.round(elapsed / MINUTE_MS), 'minute');
      if (distance < DAY_MS) return relative.format(Math.round(elapsed / HOUR_MS), 'hour');
      return relative.format(Math.round(elapsed / DAY_MS), 'day');
    },
    compare: new Intl.Collator(locale, { numeric: true, sensitivity: 'base' }).compare,
  };
}

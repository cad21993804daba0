import type { Value } from '#schemas/flow/variable.ts';

interface Spoken {
  as: string;
  value: Value;
  currency: string;
  language: string;
  timeZone: string;
}

const STYLES: Record<string, Intl.DateTimeFormatOptions> = {
  date: { dateStyle: 'full' },
  time: { timeStyle: 'short' },
  'date-and-time': { dateStyle: 'full', timeStyle: 'short' },
};

/**
 * A date, a time or an amount in the words a speech engine reads well.
 * @throws when the value is no date or no number.
 */
export function speakAs({ as, value, currency, language, timeZone }: Spoken): string {
  if (as === 'amount') {
    if (typeof value !== 'number') throw new Error('an amount must be a number');
    return new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'name' }).format(value);
  }
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) throw new Error('not a date');
  return new Intl.DateTimeFormat(language, { ...STYLES[as], timeZone }).format(at);
}
